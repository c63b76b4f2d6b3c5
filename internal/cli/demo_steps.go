package cli

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/mitten-qda/mitten/internal/demo"
	"github.com/mitten-qda/mitten/internal/fsx"
)

func (w *walk) start() error {
	args := []string{"init", w.in("study"), "--name", demo.Name}
	for _, c := range demo.Cycles() {
		args = append(args, "--cycle", c)
	}
	for _, c := range demo.Coders() {
		args = append(args, "--coder", c)
	}
	w.title("A study is a folder of plain text")
	if err := w.run(4, args...); err != nil {
		return err
	}
	for _, name := range []string{"codebook.yaml", "participants.csv"} {
		w.command("cp " + quoted(w.in(name)) + " " + quoted(w.in("study")))
		data, err := os.ReadFile(w.in(name))
		if err != nil {
			return err
		}
		if err := fsx.WriteFile(w.in("study", name), data, 0o644); err != nil {
			return err
		}
	}
	return nil
}

func (w *walk) materials() error {
	w.title("Import: Word, captions, text. How each file marks its speakers is found out")
	files, err := filepath.Glob(w.in("interviews", "*"))
	if err != nil {
		return err
	}
	args := append([]string{"import"}, files...)
	args = append(args, "--manifest", w.in("manifest.csv"), "--speaker", "Imogen Farrant=interviewer", "--speaker", "Imogen=interviewer")
	shown := []string{"import", w.in("interviews") + "/*", "--manifest", w.in("manifest.csv"), "--speaker", "Imogen Farrant=interviewer", "--speaker", "Imogen=interviewer"}
	if err := w.runAs(shown, 36, w.of(args...)...); err != nil {
		return err
	}
	w.title("Anonymise: names stay in the vault, encrypted; the transcripts get [P03]")
	if err := w.run(6, w.of("anonymise", "decide", "--file", w.in("decisions.csv"))...); err != nil {
		return err
	}
	if err := w.run(24, w.of("anonymise", "apply", "--people", w.in("people.csv"), "--names", w.in("names.txt"))...); err != nil {
		return err
	}
	return w.run(6, w.of("index")...)
}

func (w *walk) codes() error {
	w.title("The codebook: themes in people's own words, a tree in one YAML file")
	if err := w.run(14, w.of("codebook", "show")...); err != nil {
		return err
	}
	w.title("Code: passages found by their words, never by \"the first hit\"")
	if err := w.run(8, w.of("code", "add", "T09", "good-enough", "--coder", "ash", "--quote", "It was a good one, I'd used it on about five of them", "--dry-run")...); err != nil {
		return err
	}
	if err := w.run(8, w.of("code", "import", w.in("codings.csv"))...); err != nil {
		return err
	}
	finish := []string{"code", "finish", "--coder", "ash"}
	for n := 1; n <= 14; n++ {
		finish = append(finish, fmt.Sprintf("T%02d", n))
	}
	return w.runAs([]string{"code", "finish", "--coder", "ash", "T01", "T02", "..."}, 3, w.of(finish...)...)
}

func (w *walk) findings() error {
	w.title("Search: words, phrases, themes, who speaks")
	if err := w.run(30, w.of("search", `theme:naming-the-elephant role:"Pod Leader"`, "-n", "3")...); err != nil {
		return err
	}
	if err := w.run(14, w.of("search", `"right you are" OR custard`, "-n", "2", "--context", "1")...); err != nil {
		return err
	}
	w.title("Quotes of a theme and its sub-themes, by role")
	if err := w.run(16, w.of("quotes", "lightness", "--where", "cycle=2026-05")...); err != nil {
		return err
	}
	w.title("Themes: the unit is printed, and k of N counts people who said nothing of it too")
	if err := w.run(40, w.of("themes")...); err != nil {
		return err
	}
	return w.run(14, w.of("themes", "--by", "role")...)
}

func (w *walk) leaving() error {
	w.title("Export: by role only, read by the guard before a byte is written")
	for _, args := range [][]string{
		{"export", "quotes", "--theme", "naming-the-elephant", "-o", w.in("naming-the-elephant.docx")},
		{"export", "quotes", "-o", w.in("quotes.html")},
		{"export", "frequencies", "--by", "role", "-o", w.in("themes.xlsx")},
	} {
		if err := w.run(4, w.of(args...)...); err != nil {
			return err
		}
	}
	w.title("And is everything whole?")
	return w.run(6, w.of("check")...)
}

func (w *walk) next() error {
	w.title("Now you")
	for _, line := range []string{
		`serve`,
		`search 'kettle OR dominoes'`,
		`quotes stepping-back`,
		`themes --by cycle --where 'service="Floating Support"'`,
		`codebook show lightness`,
		`code log`,
		`--help`,
	} {
		w.command(w.self + " -C " + quoted(w.in("study")) + " " + line)
	}
	w.print("\nThe study is plain text in %s. The exports are in %s.\n", w.in("study"), w.dir)
	return nil
}
