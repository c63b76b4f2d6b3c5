package desk

import (
	"strings"

	"github.com/mitten-qda/mitten/codebook"
	"github.com/mitten-qda/mitten/internal/fault"
)

// LookTheme gives the theme of this id or name, retired or not. Of several
// with one name, one that is in use comes first.
func LookTheme(book *codebook.Book, name string) (*codebook.Theme, bool) {
	if t, ok := book.Find(name); ok {
		return t, true
	}
	plain := func(s string) string { return strings.Join(strings.Fields(s), " ") }
	var retired *codebook.Theme
	for _, t := range book.All() {
		if !strings.EqualFold(plain(t.Name), plain(name)) {
			continue
		}
		if t.Status != codebook.Retired {
			return t, true
		}
		retired = t
	}
	return retired, retired != nil
}

// ThemeToCode gives the theme of this id or name for a new coding. A retired
// one is refused: that its codings count for another is for old codings only.
func ThemeToCode(book *codebook.Book, name string) (*codebook.Theme, error) {
	t, ok := LookTheme(book, name)
	if !ok {
		_, err := book.Need(name)
		return nil, err
	}
	if t.Status != codebook.Retired {
		return t, nil
	}
	hint := "choose another; `mitten codebook show` lists the themes"
	if now, ok := book.Resolve(t.ID); ok && now.Status != codebook.Retired {
		hint = "use " + now.ID + ", which holds its codings now"
	}
	return nil, fault.New(hint, "the theme %s is retired", t.ID)
}

// ThemeToday gives the id under which a coding's theme counts today, or the
// one that stands in the journal where the codebook has none.
func ThemeToday(book *codebook.Book, id string) string {
	if t, ok := book.Resolve(id); ok {
		return t.ID
	}
	return id
}
