package lexis

import "strings"

// roles are the labels that say what a speaker is, and nothing of who.
const roles = " i int interviewer interviewee researcher moderator facilitator observer evaluator q question r respondent" +
	" p participant pp client volunteer student staff manager leader carer nurse speaker unknown other others all group" +
	" man woman male female m f mother father mum dad husband wife son daughter sister brother partner a answer" +
	" support worker social key pod team user service interpreter translator person voice unidentified multiple anonymous transcriber note notes" +
	" new lead placement operations trainee assistant guest external unverified "

// IsRole reports whether a label is made of role words and numbers ("Speaker
// 1", "Pod Leader"), or is an id of at most four capitals and a
// number ("P07", "FS-12a"). An id without a number may be somebody's initials.
func IsRole(label string) bool {
	if isCode(label) {
		return true
	}
	words := strings.FieldsFunc(strings.ToLower(label), func(r rune) bool { return strings.ContainsRune(" -_.()/#&", r) })
	for _, w := range words {
		if w = strings.TrimRight(w, "0123456789"); w != "" && !listed(roles, w) && !listed(roles, strings.TrimSuffix(w, "s")) {
			return false
		}
	}
	return len(words) > 0 && strings.ContainsFunc(label, IsLetter)
}

func isCode(label string) bool {
	letters := strings.TrimLeft(label, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
	n := len(label) - len(letters)
	digits := strings.TrimLeft(letters, "-_ .")
	end := strings.TrimLeft(digits, "0123456789")
	return n <= 4 && len(digits)-len(end) > 0 && len(digits)-len(end) <= 4 && len(end) <= 1 && (end == "" || 'a' <= end[0]|0x20 && end[0]|0x20 <= 'z')
}
