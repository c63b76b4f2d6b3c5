package decide

import (
	"strconv"
	"strings"

	"github.com/mitten-qda/mitten/corpus/anonymise"
	"github.com/mitten-qda/mitten/corpus/anonymise/detect"
)

// KindOf gives the kind that a candidate is taken for.
func KindOf(k detect.Kind) Kind {
	switch k {
	case detect.Person:
		return Person
	case detect.Place:
		return Place
	case detect.Organisation:
		return Organisation
	case detect.Contact:
		return Contact
	case detect.ID:
		return ID
	case detect.Address:
		return Address
	case detect.Date:
		return Date
	case detect.Age:
		return Age
	}
	return Other
}

// Category gives the word that stands for a surface of which no more is said
// than what it is.
func Category(k detect.Kind, surface string) string {
	if k == detect.Demographic {
		return anonymise.BackgroundCategory
	}
	return category(KindOf(k), surface)
}

func category(k Kind, surface string) string {
	switch k {
	case Person:
		return anonymise.NameCategory
	case Place:
		return anonymise.PlaceCategory
	case Organisation:
		return anonymise.OrganisationCategory
	case Contact:
		return contactCategory(surface)
	case ID:
		return anonymise.NumberCategory
	case Address:
		if _, ok := outward(surface); ok {
			return anonymise.PostcodeCategory
		}
		return anonymise.AddressCategory
	case Date:
		return anonymise.DateCategory
	case Age:
		return anonymise.AgeCategory
	}
	return "removed"
}

func contactCategory(surface string) string {
	spoken := " " + strings.ToLower(surface) + " "
	switch at := strings.IndexByte(surface, '@'); {
	case at > 0, strings.Contains(spoken, " at ") && strings.Contains(spoken, " dot "):
		return anonymise.EmailCategory
	case at == 0, strings.Contains(spoken, "://"), strings.Contains(spoken, " dot "):
		return anonymise.WebCategory
	}
	for i := 1; i+1 < len(surface); i++ {
		if surface[i] == '.' && isLetter(surface[i-1]) && isLetter(surface[i+1]) {
			return anonymise.WebCategory
		}
	}
	return anonymise.PhoneCategory
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// numbered gives "Person 3" for the kinds whose members are told apart, or "".
func numbered(k Kind, n int) string {
	name := map[Kind]string{Person: "Person", Place: "Place", Organisation: "Organisation"}[k]
	if name == "" || n == 0 {
		return ""
	}
	return name + " " + strconv.Itoa(n)
}
