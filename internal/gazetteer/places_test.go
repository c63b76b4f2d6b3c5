package gazetteer

import (
	"strings"
	"testing"
)

func TestPlace(t *testing.T) {
	l := load(t)
	for _, p := range []string{
		"manchester", "leeds", "bury st edmunds", "bury saint edmunds", "stoke on trent", "kings lynn", "bishops stortford",
		"newcastle upon tyne", "newcastle", "hebden bridge", "ashby de la zouch", "reading", "bath", "rugby", "battle", "deal", "hope",
		"yorkshire", "west midlands", "county durham", "powys", "fife", "anglesey", "tower hamlets", "kirklees",
		"caerdydd", "aberystwyth", "merthyr tydfil", "aviemore", "milngavie", "enniskillen", "derry", "londonderry",
		"dublin", "ballina", "tralee", "peckham", "moss side", "toxteth", "handsworth", "easterhouse",
		"lagos", "ibadan", "karachi", "dhaka", "warsaw", "bucharest", "mogadishu", "asmara", "kingston", "new york", "hong kong",
		"nigeria", "poland", "sri lanka", "trinidad and tobago", "northern ireland", "punjab",
	} {
		if !l.Place(p) {
			t.Errorf("%s is no place", p)
		}
	}
	for _, no := range []string{"", "the", "of", "bury st", "yeah", "english", "polish", "qzxville", "on trent"} {
		if l.Place(no) {
			t.Errorf("%q is a place", no)
		}
	}
	if big, small := l.PlaceRank("birmingham"), l.PlaceRank("hebden bridge"); big != 1 || small <= big {
		t.Errorf("ranks %d and %d of a city and a small town, want 1 and more", big, small)
	}
}

func TestLongestPlace(t *testing.T) {
	l := load(t)
	for _, c := range []struct {
		words string
		want  int
	}{
		{"bury st edmunds is lovely", 3},
		{"bury st something", 1},
		{"bury", 1},
		{"stoke on trent", 3},
		{"newcastle under lyme and", 3},
		{"stow on the wold", 4},
		{"the bury", 0},
		{"", 0},
	} {
		if got := l.LongestPlace(strings.Fields(c.words)); got != c.want {
			t.Errorf("LongestPlace(%s) = %d, want %d", c.words, got, c.want)
		}
	}
	if n := l.MaxPlaceWords(); n < 4 || n > 10 {
		t.Errorf("the longest place has %d words", n)
	}
}
