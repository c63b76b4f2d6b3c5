package anonymise

import "strings"

// The words that stand in brackets for what may identify somebody and has not
// been decided, or was decided without saying what to print.
const (
	NameCategory         = "name"
	PlaceCategory        = "place"
	OrganisationCategory = "organisation"
	PhoneCategory        = "phone number"
	EmailCategory        = "e-mail address"
	WebCategory          = "web address"
	AddressCategory      = "address"
	PostcodeCategory     = "postcode"
	NumberCategory       = "number"
	DateCategory         = "date"
	AgeCategory          = "age"
	BackgroundCategory   = "background"
)

// isCategory reports whether token is a category in brackets.
func isCategory(token string) bool {
	const all = "|" + NameCategory + "|" + PlaceCategory + "|" + OrganisationCategory + "|" + PhoneCategory + "|" + EmailCategory + "|" +
		WebCategory + "|" + AddressCategory + "|" + PostcodeCategory + "|" + NumberCategory + "|" + DateCategory + "|" + AgeCategory + "|" + BackgroundCategory + "|"
	inner := strings.TrimSuffix(strings.TrimPrefix(token, "["), "]")
	return inner != "" && !strings.Contains(inner, "|") && strings.Contains(all, "|"+inner+"|")
}
