package corpus

import (
	"strings"
	"unicode"
)

// Consent is what a participant agreed to.
type Consent string

// The kinds of consent, from the least to the most.
const (
	Withdrawn Consent = "withdrawn"  // neither counted nor quoted
	CountOnly Consent = "count only" // counted, never quoted
	MayQuote  Consent = "quote"      // counted and quoted
)

// Consent reads the column of that name. A participant without a value agreed
// to the study's own terms: MayQuote. Of several values the least counts, and
// whatever is not clear, such as "partial" or "ask first", is CountOnly: nobody
// is quoted by mistake.
func (p Participant) Consent() Consent {
	least := MayQuote
	for _, v := range p.Values("consent") {
		switch c, _ := ReadConsent(v); {
		case c == Withdrawn:
			return Withdrawn
		case c == CountOnly:
			least = CountOnly
		}
	}
	return least
}

// ReadConsent reads one value; known is false where it is none that mitten
// knows, and CountOnly then.
func ReadConsent(value string) (c Consent, known bool) {
	words := strings.FieldsFunc(strings.ToLower(value), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	switch strings.Join(words, " ") {
	case "quote", "quotes", "may be quoted", "yes", "y", "true", "1", "full", "given", "consented", "ok":
		return MayQuote, true
	case "withdrawn", "withdrew", "withdraw":
		return Withdrawn, true
	case "count only", "count", "no quotes", "no quote", "do not quote", "no", "n", "false", "0", "partial":
		return CountOnly, true
	}
	return CountOnly, false
}
