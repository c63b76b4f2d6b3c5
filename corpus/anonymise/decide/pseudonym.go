package decide

import (
	"slices"
	"strings"

	"github.com/mitten-qda/mitten/internal/fault"
)

// pool is common given names, written down for this program: origin, gender, and
// the names.
const pool = `
british f Hazel Joan Phyllis Rosalind Sheila Brenda Gillian Doreen Beryl Maxine Thelma Wendy Yvonne Enid Olwen Morag
british m Alan Barry Clive Derek Gordon Howard Keith Leonard Neville Ronald Stanley Trevor Vernon Wilfred Euan Rhys
irish f Aoife Bridie Deirdre Grainne Nuala Orla Sinead Una
irish m Cormac Declan Eoin Fergal Lorcan Niall Padraig Ronan
indian f Anjali Deepa Gita Kavita Lakshmi Meera Nandini Sunita
indian m Arjun Deepak Harish Kiran Mohan Rajesh Sanjay Vikram
pakistani f Ayesha Farah Nadia Rukhsana Saima Shazia Tahira Zainab
pakistani m Asif Faisal Imran Kashif Nadeem Tariq Usman Zahid
nigerian f Adaeze Bolanle Chidinma Folake Ifeoma Ngozi Temitope Yetunde
nigerian m Babatunde Chukwudi Emeka Femi Kelechi Obinna Segun Tunde
caribbean f Althea Charmaine Claudette Euphemia Marva Shanice Velma Winsome
caribbean m Carlton Delroy Everton Leroy Lloyd Orville Winston Clifton
polish f Agnieszka Bozena Danuta Grazyna Halina Jolanta Katarzyna Wieslawa
polish m Bogdan Grzegorz Jacek Krzysztof Leszek Piotr Tomasz Zbigniew
turkish f Ayten Elif Fatma Gulsen Nesrin Sevgi Yildiz Zeynep
turkish m Ahmet Cemal Emre Huseyin Mehmet Orhan Selim Yusuf
arabic f Amal Fatima Hanan Layla Mariam Nour Rania Samira
arabic m Adel Bilal Hassan Karim Khaled Omar Sami Walid
chinese f Fang Hui Lan Mei Na Xiaoling Yan Ying
chinese m Bo Feng Gang Jun Lei Ming Tao Wei
spanish f Beatriz Carmen Dolores Esperanza Ines Marisol Pilar Rocio
spanish m Alfonso Esteban Felipe Gonzalo Ignacio Javier Pablo Ramiro
`

// Origins gives the origins of names in the pool.
func Origins() []string {
	var out []string
	for _, line := range strings.Split(strings.TrimSpace(pool), "\n") {
		if origin, _, _ := strings.Cut(line, " "); !slices.Contains(out, origin) {
			out = append(out, origin)
		}
	}
	return out
}

// Pseudonym gives an invented name of an origin and a gender ("f", "m"), either
// empty for any, that taken does not know. The first that is free is given, so
// that the same study gives the same names.
func Pseudonym(origin, gender string, taken func(name string) bool) (string, error) {
	if origin != "" && !slices.Contains(Origins(), origin) {
		return "", fault.New("origins are: "+strings.Join(Origins(), ", "), "the pool has no names of that origin")
	}
	if gender != "" && gender != "f" && gender != "m" {
		return "", fault.New("f for a woman's name, m for a man's", "the pool knows no such gender")
	}
	for _, line := range strings.Split(strings.TrimSpace(pool), "\n") {
		f := strings.Fields(line)
		if origin != "" && f[0] != origin || gender != "" && f[1] != gender {
			continue
		}
		for _, name := range f[2:] {
			if !taken(name) {
				return name, nil
			}
		}
	}
	return "", fault.New("give one with --print, or leave out --origin", "every invented name that fits is somebody's in this study")
}

// Taken collects what no pseudonym may be: words of a study, names of its lists,
// names given before.
type Taken map[string]bool

// Add takes in the words of a text.
func (t Taken) Add(text string) {
	for _, w := range words(text) {
		t[w] = true
	}
}

// Has reports whether a name was taken in.
func (t Taken) Has(name string) bool { return t[strings.ToLower(name)] }
