package decide

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/mitten-qda/mitten/internal/lexis"
)

// generalised gives a coarser way to say a surface: an age as its decade, a full
// date as month and year, a postcode as its first half. ok is false where it
// cannot be read that way.
func generalised(k Kind, surface string) (print string, ok bool) {
	switch k {
	case Age:
		return decade(surface)
	case Date:
		return month(surface)
	case Address:
		return outward(surface)
	}
	return "", false
}

// decade gives "in their eighties" for 84.
func decade(surface string) (string, bool) {
	age := 0
	for _, w := range words(surface) {
		switch n, ok := numberWord(w); {
		case !ok:
		case n < 10 && age >= 20 && age%10 == 0: // eighty four
			age += n
		case age == 0:
			age = n
		default:
			return "", false // two ages
		}
	}
	decades := []string{"twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"}
	switch {
	case age <= 0 || age > 120:
		return "", false
	case age < 10:
		return "under ten", true
	case age < 20:
		return "in their teens", true
	case age < 100:
		return "in their " + decades[age/10-2], true
	}
	return "over a hundred", true
}

func words(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !lexis.IsLetter(r) && (r < '0' || r > '9') })
}

// numberWord reads "84" and "eighty".
func numberWord(w string) (int, bool) {
	if n, err := strconv.Atoi(w); err == nil {
		return n, true
	}
	const units = " zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen "
	const tens = " twenty thirty forty fifty sixty seventy eighty ninety "
	if i := strings.Index(units, " "+w+" "); i >= 0 && w != "" {
		return strings.Count(units[:i], " "), true
	}
	if i := strings.Index(tens, " "+w+" "); i >= 0 && w != "" {
		return 10 * (2 + strings.Count(tens[:i], " ")), true
	}
	return 0, false
}

const monthNames = " january february march april may june july august september october november december "

var yearFirst, yearLast = regexp.MustCompile(`^(\d{4})[-/.](\d{1,2})[-/.]\d{1,2}$`), regexp.MustCompile(`^\d{1,2}[-/.](\d{1,2})[-/.](\d{4}|\d{2})$`)

// month gives "March 2024" for a full date, day before month where both are
// numbers.
func month(surface string) (string, bool) {
	plain := strings.TrimSpace(surface)
	if m := yearFirst.FindStringSubmatch(plain); m != nil {
		return monthYear(m[2], m[1])
	}
	if m := yearLast.FindStringSubmatch(plain); m != nil {
		return monthYear(m[1], m[2])
	}
	name, year := 0, ""
	for _, w := range words(surface) {
		if n := monthNumber(w); n > 0 {
			if name > 0 {
				return "", false
			}
			name = n
		}
		if len(w) == 4 && strings.Trim(w, "0123456789") == "" {
			year = w
		}
	}
	if name == 0 {
		return "", false
	}
	return strings.TrimSpace(monthName(name) + " " + year), true
}

func monthYear(month, year string) (string, bool) {
	n, _ := strconv.Atoi(month)
	if n < 1 || n > 12 {
		return "", false
	}
	if len(year) == 2 {
		return monthName(n), true // of which century is not said
	}
	return monthName(n) + " " + year, true
}

func monthNumber(w string) int {
	if len(w) < 3 {
		return 0
	}
	for i, name := range strings.Fields(monthNames) {
		if w == name || w == name[:3] || w == "sept" && name == "september" {
			return i + 1
		}
	}
	return 0
}

func monthName(n int) string {
	name := strings.Fields(monthNames)[n-1]
	return strings.ToUpper(name[:1]) + name[1:]
}

var postcode = regexp.MustCompile(`(?i)^([a-z]{1,2}[0-9][0-9a-z]?)\s*[0-9][a-z]{2}$`)

// outward gives the first half of a British postcode.
func outward(surface string) (string, bool) {
	m := postcode.FindStringSubmatch(strings.TrimSpace(surface))
	if m == nil {
		return "", false
	}
	return strings.ToUpper(m[1]), true
}
