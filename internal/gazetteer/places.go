package gazetteer

// Place reports whether a place is called so. folded is one folded word, or
// several joined by one blank ("bury st edmunds").
func (l *Lists) Place(folded string) bool { return l.PlaceRank(folded) > 0 }

// PlaceRank says how large the largest place of that name is: 1 for countries,
// counties and cities of 100,000 people and more, 2 for 10,000 and more, 3 for
// 1,000 and more, 4 for less or not known, and 0 where no place is called so.
func (l *Lists) PlaceRank(folded string) int {
	if l.own[folded]&place != 0 {
		return rankOfOwn
	}
	rank, _ := l.places.digits(folded)
	return rank
}

// MaxPlaceWords is the number of words of the longest name of a place.
func (l *Lists) MaxPlaceWords() int { return l.longest }

// LongestPlace counts how many of words, folded and in the order of the text,
// make up the longest name of a place that begins with the first of them; 0
// where none does. Words after MaxPlaceWords are not looked at.
func (l *Lists) LongestPlace(words []string) int {
	return l.longestOf(words, place, func(joined string) (bool, bool) {
		rank, more := l.places.digits(joined)
		return rank > 0, more > 0
	})
}

// Organisation reports whether the user's own list names an organisation so.
// The program's lists have none.
func (l *Lists) Organisation(folded string) bool { return l.own[folded]&organisation != 0 }

// LongestOrganisation is LongestPlace for the organisations of the user's own list.
func (l *Lists) LongestOrganisation(words []string) int {
	return l.longestOf(words, organisation, nil)
}

// longestOf walks on as long as some name goes on: look tells whether what was
// joined so far is a name, and whether it is the beginning of a longer one.
func (l *Lists) longestOf(words []string, kind kinds, look func(string) (is, more bool)) int {
	longest, joined := 0, ""
	for n, word := range words {
		if n > 0 {
			joined += " "
		}
		joined += word
		own := l.own[joined]
		is, more := own&kind != 0, own&begins != 0
		if look != nil {
			listed, longer := look(joined)
			is, more = is || listed, more || longer
		}
		if is {
			longest = n + 1
		}
		if !more {
			break
		}
	}
	return longest
}
