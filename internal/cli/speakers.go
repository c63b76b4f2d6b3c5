package cli

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/mitten-qda/mitten/corpus/anonymise"
	"github.com/mitten-qda/mitten/corpus/ingest"
	"github.com/mitten-qda/mitten/project"
)

func newSpeakers(app *App) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "speakers",
		Short: "list, explain and merge speaker labels across the study (shows names)",
		Long: `List the speaker labels of all documents, as their files have them: whose words they
open, in how many documents, and what is open. Labels may be names; the
transcripts have ids in their place.`,
		Example: `  mitten speakers
  mitten speakers set "Sam Example=interviewer"
  mitten speakers merge I INT "Interviewer 1" --as Interviewer`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return runSpeakers(app, asJSON) },
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON: {speakers: [...], open: [...]}")
	cmd.AddCommand(newSpeakersSet(app), newSpeakersMerge(app), newSpeakersApart(app))
	return in("material", cmd)
}

func runSpeakers(app *App, asJSON bool) error {
	study, err := app.study()
	if err != nil {
		return err
	}
	vault, err := app.vault(study)
	if err != nil && !errors.Is(err, project.ErrNoVault) {
		return err
	}
	uses, unsettled, err := study.Labels(vault)
	if err != nil {
		return err
	}
	if asJSON {
		out := speakersJSON{Speakers: []labelJSON{}, Open: []openJSON{}}
		for _, q := range openQuestions(unsettled) {
			out.Open = append(out.Open, openJSON{doubtsAsJSON([]ingest.Doubt{q.Doubt})[0], q.documents})
		}
		for _, u := range uses {
			out.Speakers = append(out.Speakers, labelJSON{u.Label, kindsOf(u), u.Documents, u.Turns, u.Words, u.Same})
		}
		return app.json(out)
	}
	t := &table{columns: []column{{name: "label"}, {name: "whose words"}, {name: "documents", right: true}, {name: "turns", right: true}, {name: "words", right: true}, {name: "in"}}}
	for _, u := range uses {
		whose := strings.Join(kindsOf(u), " or ")
		if u.Same != "" {
			whose += ", same as " + u.Same
		}
		t.add(u.Label, whose, fmt.Sprint(len(u.Documents)), fmt.Sprint(u.Turns), fmt.Sprint(u.Words), someOf(u.Documents))
	}
	app.print(t)
	questions := openQuestions(unsettled)
	for i, q := range questions {
		if i == manyQuestions {
			app.say("and %d questions more: --json lists them", len(questions)-i)
			break
		}
		app.say("open in %s: %s", someOf(q.documents), doubtText(q.documents[0], q.Doubt))
	}
	return nil
}

// speakersJSON is what `mitten speakers --json` prints.
type speakersJSON struct {
	Speakers []labelJSON `json:"speakers"`
	Open     []openJSON  `json:"open"`
}

type openJSON struct {
	doubtJSON
	Documents []string `json:"documents"`
}

// manyQuestions is how many open ones are put one by one.
const manyQuestions = 12

type labelJSON struct {
	Label     string   `json:"label"`
	Kinds     []string `json:"kinds"`
	Documents []string `json:"documents"`
	Turns     int      `json:"turns"`
	Words     int      `json:"words"`
	Same      string   `json:"same"`
}

func kindsOf(u project.LabelUse) []string {
	kinds := make([]string, len(u.Kinds))
	for i, k := range u.Kinds {
		kinds[i] = string(k)
	}
	slices.Sort(kinds)
	return kinds
}

// tellOptions are the flags of the verbs that say what labels mean.
type tellOptions struct {
	documents []string
	dryRun    bool
}

func (o *tellOptions) addFlags(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&o.dryRun, "dry-run", false, "say what would be done, and write nothing")
}

func newSpeakersSet(app *App) *cobra.Command {
	var opt tellOptions
	cmd := &cobra.Command{
		Use:   "set LABEL=MEANING...",
		Short: "say whose words a label opens",
		Long: `Say whose words a label opens: interviewer, participant, other (counted as nobody's),
none (no speaker at all, text), or the id of a participant. It holds in every
document of the study, now and later, or in those that --document names.`,
		Example: `  mitten speakers set "Sam Example=interviewer"
  mitten speakers set "Speaker 1=P07" --document T03`,
		Args: someArgs(1, "a label and its meaning: LABEL=interviewer"),
		RunE: func(cmd *cobra.Command, args []string) error {
			told, err := parseSpeakers(cmd, args)
			if err != nil {
				return err
			}
			say := project.Telling{Documents: opt.documents, Speakers: told}
			if opt.documents == nil {
				say = project.Telling{Learn: project.StudyWide(told)}
			}
			return app.tell(cmd, say, opt.dryRun)
		},
	}
	cmd.Flags().StringSliceVar(&opt.documents, "document", nil, "only in this document; may be repeated")
	opt.addFlags(cmd)
	return cmd
}

func newSpeakersMerge(app *App) *cobra.Command {
	var opt tellOptions
	var as string
	cmd := &cobra.Command{
		Use:     "merge LABEL LABEL... --as LABEL",
		Short:   "say that labels are one speaker's",
		Long:    `Say that labels are forms of one speaker's label, in every document, now and later.`,
		Example: `  mitten speakers merge I INT "Interviewer 1" --as Interviewer`,
		Args:    someArgs(1, "the labels that are one speaker's"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if as == "" {
				return usage(cmd, errors.New("--as says which label to write"))
			}
			var say project.Telling
			for _, label := range args {
				if !strings.EqualFold(label, as) {
					say.Learn = append(say.Learn, project.Label{Label: label, Same: as})
				}
			}
			return app.tell(cmd, say, opt.dryRun)
		},
	}
	cmd.Flags().StringVar(&as, "as", "", "the `label` to write for all of them")
	opt.addFlags(cmd)
	return cmd
}

func newSpeakersApart(app *App) *cobra.Command {
	var opt tellOptions
	cmd := &cobra.Command{
		Use:     "apart LABEL LABEL...",
		Short:   "say that labels which look alike are different speakers'",
		Long:    `Say that labels which look like one speaker's are different people's, so that nobody is asked again.`,
		Example: `  mitten speakers apart "Speaker 1" "Speaker 11"`,
		Args:    someArgs(2, "the labels that are different speakers'"),
		RunE: func(cmd *cobra.Command, args []string) error {
			var say project.Telling
			for _, label := range args {
				others := slices.DeleteFunc(slices.Clone(args), func(o string) bool { return o == label })
				say.Learn = append(say.Learn, project.Label{Label: label, Apart: others})
			}
			return app.tell(cmd, say, opt.dryRun)
		},
	}
	opt.addFlags(cmd)
	return cmd
}

// tell says something about labels and reports what it changed.
func (app *App) tell(cmd *cobra.Command, say project.Telling, dryRun bool) error {
	study, err := app.study()
	if err != nil {
		return err
	}
	vault, err := app.vault(study)
	if err != nil && !errors.Is(err, project.ErrNoVault) {
		return err
	}
	return app.reread(cmd, study, vault, say, dryRun)
}

// reread reads documents anew under the study's lock and says which changed.
func (app *App) reread(cmd *cobra.Command, study *project.Study, vault *anonymise.Vault, say project.Telling, dryRun bool) error {
	if !dryRun {
		unlock, err := study.Lock()
		if err != nil {
			return err
		}
		defer unlock()
	}
	r, err := study.Reread(cmd.Context(), vault, say, project.Pen{Now: app.Now, Rand: app.Rand}, project.ImportOptions{DryRun: dryRun, Progress: app.rate("reading")})
	if err != nil {
		return err
	}
	inVault := false
	for _, d := range r.Documents {
		inVault = inVault || vault != nil && vault.HasOriginal(d.ID)
		switch {
		case len(d.Speakers) > 0:
			app.say("%s: %s; %s", d.ID, d.Layout, whoSpeaks(d.Speakers))
		default:
			app.say("%s: %s", d.ID, d.State)
		}
	}
	var failed []error
	for _, f := range r.Failed {
		failed = append(failed, named(f))
	}
	switch {
	case len(r.Documents) == 0 && len(failed) > 0:
		return errors.Join(failed...)
	case dryRun:
		app.say("nothing was written (--dry-run)")
	case inVault:
		app.say("next: mitten anonymise apply")
	}
	return partly(errors.Join(failed...))
}
