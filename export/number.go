package export

import "strconv"

func number(n int) string { return strconv.Itoa(n) }

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return number(n) + " " + noun + "s"
}

// percent writes 80 as "80 %" and 33.3 as "33.3 %", with a no-break space.
func percent(p float64) string { return strconv.FormatFloat(p, 'f', -1, 64) + "\u00A0%" }
