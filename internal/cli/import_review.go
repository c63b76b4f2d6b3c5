package cli

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/corpus/ingest"
	"github.com/mitten-qda/mitten/project"
)

// reviewOptions are the flags of `mitten import review`.
type reviewOptions struct {
	turns    int
	layout   string
	speakers []string
	dryRun   bool
	json     bool
}

func newImportReview(app *App) *cobra.Command {
	var opt reviewOptions
	cmd := &cobra.Command{
		Use:   "review DOCUMENT",
		Short: "show how a document was recognised, and correct it (shows names)",
		Long: `Show how a document was recognised: its first turns by speaker, which layouts fit,
and what is open. --layout and --speaker correct it: the file is read again from
the vault, and what was told holds when it is imported again. The transcript
follows with the next ` + "`mitten anonymise apply`" + `.`,
		Example: `  mitten import review T07
  mitten import review T07 --layout table --speaker "SD=interviewer" --speaker "Note=none"`,
		Args: exactArgs(1, "a document: T07"),
		RunE: func(cmd *cobra.Command, args []string) error { return runImportReview(cmd, app, args[0], opt) },
	}
	f := cmd.Flags()
	f.IntVar(&opt.turns, "turns", 12, "how many turns to show; 0 for all")
	f.StringVar(&opt.layout, "layout", "", "read it with this layout instead")
	f.StringArrayVar(&opt.speakers, "speaker", nil, "what a label means: `LABEL=interviewer`, LABEL=other, LABEL=none, LABEL=P07; may be repeated")
	f.BoolVar(&opt.dryRun, "dry-run", false, "with --layout or --speaker: write nothing")
	f.BoolVar(&opt.json, "json", false, "print JSON: {document, layout, reason, scores, speakers, turns, open}")
	return cmd
}

func runImportReview(cmd *cobra.Command, app *App, id string, opt reviewOptions) error {
	study, err := app.study()
	if err != nil {
		return err
	}
	vault, err := app.vault(study)
	if err != nil && !errors.Is(err, project.ErrNoVault) {
		return err
	}
	speakers, err := parseSpeakers(cmd, opt.speakers)
	if err != nil {
		return err
	}
	if opt.layout != "" || len(speakers) > 0 {
		say := project.Telling{Documents: []string{id}, Layout: opt.layout, Speakers: speakers}
		if err := app.reread(cmd, study, vault, say, opt.dryRun); err != nil || opt.dryRun {
			return err
		}
	}
	r, err := study.Review(vault, id)
	if err != nil {
		return err
	}
	if opt.json {
		return app.json(reviewAsJSON(r, opt.turns))
	}
	app.printReview(r, opt.turns)
	return nil
}

// printReview shows the first turns of a document and what is known of it.
func (app *App) printReview(r *project.Review, most int) {
	d := r.Document
	t := &table{columns: []column{{name: "turn", right: true}, {name: "time"}, {name: "speaker"}, {name: "words"}}}
	shown := 0
	for _, turn := range d.Turns {
		if most > 0 && shown == most {
			break
		}
		shown++
		at := ""
		if turn.At >= 0 {
			at = corpus.FormatTime(turn.At)
		}
		t.add(fmt.Sprint(turn.Number), at, labelOrKind(d, turn), excerptOf(d.Slice(turn.Words)))
	}
	app.print(t)
	app.say("%s: %s of %d; %s", d.ID, count(shown, "turn"), len(d.Turns), speakersOf(d))
	app.say("read as %s%s", r.Layout, because(r.Reason))
	for _, s := range r.Scores {
		if s.Layout != r.Layout {
			app.say("  it could also be %s (%.0f of 100, %s): %s", s.Layout, 100*s.Score, count(s.Turns, "turn"), s.Reason)
		}
	}
	for _, doubt := range r.Doubts {
		app.say("open: %s", doubtText(d.ID, doubt))
	}
}

func because(reason string) string {
	if reason == "" {
		return ""
	}
	return ": " + reason
}

// labelOrKind names who speaks: the label, with a star for interviewers.
func labelOrKind(d *corpus.Document, t corpus.Turn) string {
	label := d.LabelOf(t)
	switch d.KindOf(t) {
	case corpus.InterviewerSpeech:
		label += "*"
	case corpus.OtherSpeech:
		label += "+"
	}
	return label
}

// excerptWords is how much of a turn a review shows, in characters.
const excerptWords = 160

func excerptOf(words string) string {
	words = strings.Join(strings.Fields(words), " ")
	runes := []rune(words)
	if len(runes) <= excerptWords {
		return words
	}
	return strings.TrimSpace(string(runes[:excerptWords])) + " ..."
}

func speakersOf(d *corpus.Document) string {
	var list []string
	for _, s := range d.Speakers {
		who := s.Label + " is " + string(s.Kind)
		if s.Participant != "" && s.Participant != s.Label {
			who += " " + s.Participant
		}
		list = append(list, who)
	}
	if len(list) == 0 {
		return "no speakers"
	}
	return strings.Join(list, ", ")
}

// doubtText puts a doubt as a question with the way to settle it.
func doubtText(id string, d ingest.Doubt) string {
	labels := strings.Join(d.Labels, ", ")
	switch d.Kind {
	case ingest.WhichLayout:
		return fmt.Sprintf("%s, or %s? `mitten import review %s --layout NAME`", d.Guess, strings.Join(d.Others, " or "), id)
	case ingest.WhoAsks:
		guess := "nobody is taken for the interviewer"
		if d.Guess != "" {
			guess = d.Guess + " is taken for the interviewer"
		}
		return fmt.Sprintf("who of %s asks the questions? %s; `mitten speakers set LABEL=interviewer`", labels, guess)
	case ingest.SamePerson:
		return fmt.Sprintf("are %s one speaker? `mitten speakers merge` or `mitten speakers apart`", labels)
	}
	return fmt.Sprintf("is %s a speaker? `mitten import review %s --speaker LABEL=none` if not", labels, id)
}
