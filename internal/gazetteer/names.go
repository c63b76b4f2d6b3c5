package gazetteer

// What a user's own names, places and words count as.
const (
	rankOfOwn = 2
	bandOfOwn = 35
)

// Given reports whether folded, one folded word, is a given name or a short
// form of one. Function words and single letters never are.
func (l *Lists) Given(folded string) bool { return l.GivenRank(folded) > 0 }

// GivenRank says how common the given name folded is: from 1, most common, to
// 4, and 0 where it is none. The only counts to be had are those of births in
// the United States, so a rank is an order and no share; names from lists
// without counts are 2.
func (l *Lists) GivenRank(folded string) int {
	if l.own[folded]&given != 0 {
		return rankOfOwn
	}
	rank, _ := l.names.digits(folded)
	return rank
}

// Surname reports whether folded, one folded word, is a surname or the main
// part of one ("berg" of van den Berg). Function words and single letters
// never are.
func (l *Lists) Surname(folded string) bool { return l.SurnameRank(folded) > 0 }

// SurnameRank says how sure the surname folded is: 2 for one of a list of the
// surnames of a country, 3 for one of a list of names of all kinds, and 0 where
// it is none.
func (l *Lists) SurnameRank(folded string) int {
	if l.own[folded]&surname != 0 {
		return rankOfOwn
	}
	_, rank := l.names.digits(folded)
	return rank
}
