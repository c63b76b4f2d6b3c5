package cli

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/corpus/anonymise"
	"github.com/mitten-qda/mitten/corpus/ingest"
	"github.com/mitten-qda/mitten/internal/fault"
	"github.com/mitten-qda/mitten/project"
)

// importOptions are the flags of `mitten import`.
type importOptions struct {
	id           string
	kind         string
	cycle        string
	participants []string
	manifest     string
	layout       string
	speakers     []string
	anonymised   bool
	pdfTool      string
	replace      bool
	reread       bool
	yes          bool
	dryRun       bool
	json         bool
}

func newImport(app *App) *cobra.Command {
	var opt importOptions
	cmd := &cobra.Command{
		Use:   "import FILE...",
		Short: "read transcripts: Word, text, PDF, captions ... (shows names)",
		Long: `Read transcripts into the study: Word, OpenDocument and rich text documents, plain
text, Markdown, web pages, PDF, tables, and the caption files of Zoom, Teams, Otter
and Whisper; folders with all that is in them. What a file is, how it marks
speakers and how it encodes letters is found out from its content and printed;
--layout and --speaker overrule it, and hold for that file from then on.

Where a file's name, its heading and its labels name other people ("P03", "P04"), and
where several groups count from P1, a note says so.

Where a file leaves it open who speaks, you are asked, once for all files with the
same labels, and the answer is remembered. With --yes, and where no terminal is,
the best guess is taken, and what to look at is listed: ` + "`mitten import review`" + `.

Files go into the vault, encrypted. ` + "`mitten anonymise apply`" + ` then writes the
transcripts to code, without names. Files that hold no names already go
straight to transcripts/ with --anonymised.

A file imported before is known again by its name: unchanged, it is left alone;
changed, it keeps its id and its codings. The speakers printed are those of the
file, so this verb shows names.

Formats: ` + strings.Join(ingest.Formats(), ", ") + `.
Layouts: ` + strings.Join(ingest.Layouts(), ", ") + `.

Exit code 3 if some files could not be read; the others are imported.`,
		Example: `  mitten import interviews --cycle 2026-05
  mitten import "focus group.vtt" --speaker "Sam Example=interviewer" --speaker "Jo=P07"
  mitten import interviews/* --manifest manifest.csv    # file,document,kind,cycle,participants
  mitten import T01.txt --anonymised --dry-run`,
		Args: someArgs(1, "a file"),
		RunE: func(cmd *cobra.Command, args []string) error { return runImport(cmd, app, args, opt) },
	}
	f := cmd.Flags()
	f.StringVar(&opt.id, "id", "", "the document's `id`, for one file (default: the file's name if it is like T07, else the next T number)")
	f.StringVar(&opt.kind, "kind", "", "what it is: interview (default), focus group ...")
	f.StringVar(&opt.cycle, "cycle", "", "the `cycle` it belongs to")
	f.StringSliceVar(&opt.participants, "participant", nil, "`id` of who takes part in it; may be repeated")
	f.StringVar(&opt.manifest, "manifest", "", "CSV `file` with columns file,document,kind,cycle,participants")
	f.StringVar(&opt.layout, "layout", "", "how speakers are marked")
	f.StringArrayVar(&opt.speakers, "speaker", nil, "what a label means: `LABEL=interviewer`, LABEL=other, LABEL=P07; may be repeated")
	f.BoolVar(&opt.anonymised, "anonymised", false, "the files hold no names: straight to transcripts/")
	f.StringVar(&opt.pdfTool, "pdf-tool", "", "read PDF with this `program`: pdftotext")
	f.BoolVar(&opt.yes, "yes", false, "ask nothing; take the best guess and list what to look at")
	f.BoolVar(&opt.reread, "reread", false, "read files again that have not changed")
	f.BoolVar(&opt.replace, "replace", false, "put a file in the place of another one's document; codings are kept")
	f.BoolVar(&opt.dryRun, "dry-run", false, "say what would be done, and write nothing")
	f.BoolVar(&opt.json, "json", false, "print JSON: {documents: [...], failed: [...]}")
	cmd.AddCommand(newImportReview(app))
	return in("material", cmd)
}

func runImport(cmd *cobra.Command, app *App, args []string, opt importOptions) error {
	paths, passed, unread := importPaths(args)
	if opt.id != "" && len(paths) > 1 {
		return usage(cmd, errors.New("--id is for one file; use --manifest for several"))
	}
	pdf, err := pdfText(cmd.Context(), opt.pdfTool)
	if err != nil {
		return misused(err)
	}
	study, err := app.study()
	if err != nil {
		return err
	}
	if opt.cycle != "" && len(study.Config.Cycles) > 0 && !slices.Contains(study.Config.Cycles, opt.cycle) {
		return fault.New("cycles in mitten.yaml are "+strings.Join(study.Config.Cycles, ", "), "no cycle %q in this study", opt.cycle)
	}
	speakers, err := parseSpeakers(cmd, opt.speakers)
	if err != nil {
		return err
	}
	for _, id := range opt.participants {
		if err := corpus.CheckID(id); err != nil {
			return usage(cmd, fmt.Errorf("--participant %q: ids are short and name nobody, such as P07: %w", id, err))
		}
	}
	known := &manifest{}
	if opt.manifest != "" {
		if known, err = readManifest(opt.manifest); err != nil {
			return err
		}
	}
	vault, err := app.vault(study)
	if err != nil && !(opt.anonymised && errors.Is(err, project.ErrNoVault)) {
		return err
	}
	if vault != nil && !opt.anonymised {
		var missing *anonymise.NoIdentityError
		if errors.As(vault.Readable(), &missing) {
			app.say("note: the key of the vault is not on this machine: only whoever has it can read what goes into the vault now")
		}
	}
	if !opt.dryRun {
		unlock, err := study.Lock()
		if err != nil {
			return err
		}
		defer unlock()
	}
	var files []project.File
	for _, path := range paths {
		f := known.of(path)
		f.Name, f.Read = path, reader(path)
		if opt.id != "" {
			f.ID = opt.id
		}
		if opt.kind != "" {
			f.Kind = opt.kind
		}
		if opt.cycle != "" {
			f.Cycle = opt.cycle
		}
		if len(opt.participants) > 0 {
			f.Participants = opt.participants
		}
		files = append(files, f)
	}
	r, err := study.Import(cmd.Context(), vault, files, project.ImportOptions{
		Layout: opt.layout, Speakers: speakers, PDFText: pdf, Anonymised: opt.anonymised,
		Replace: opt.replace, Reread: opt.reread, DryRun: opt.dryRun, Progress: app.rate("reading"),
	})
	if r == nil {
		return err
	}
	stopped := err
	if q := app.questioner(); err == nil && q != nil && !opt.yes && !opt.json && !opt.dryRun {
		stopped = app.settle(cmd.Context(), q, study, vault, r)
	}
	r.Failed = append(unread, r.Failed...)
	if opt.json {
		if err := app.json(importAsJSON(r)); err != nil {
			return err
		}
	} else {
		printImport(app, r, opt)
	}
	if r.Unrecorded != nil {
		app.say("note: which file became which document was not written down, so these files are not known again: %v", r.Unrecorded)
	}
	if passed > 0 {
		app.say("note: passed over in the folders, since they are no transcripts: %s", count(passed, "file"))
	}
	if stopped != nil {
		return stopped
	}
	for _, line := range known.unused() {
		app.say("note: %s:%d: names none of the files given", opt.manifest, line)
	}
	for _, label := range unusedSpeakers(speakers, r) {
		app.say("note: --speaker %q: no file read has this label", label)
	}
	var failed []error
	for _, f := range r.Failed {
		failed = append(failed, named(f))
	}
	err = errors.Join(failed...)
	if len(r.Documents) > 0 {
		return partly(err)
	}
	return err
}

// named makes sure that a failure's message begins with its file.
func named(f project.ImportFailure) error {
	if strings.HasPrefix(f.Err.Error(), f.File) {
		return f.Err
	}
	return fmt.Errorf("%s: %w", f.File, f.Err)
}

// parseSpeakers reads LABEL=interviewer, LABEL=participant, LABEL=other,
// LABEL=none and LABEL=P07.
func parseSpeakers(cmd *cobra.Command, flags []string) (map[string]corpus.Speaker, error) {
	speakers := map[string]corpus.Speaker{}
	for _, flag := range flags {
		at := strings.LastIndex(flag, "=")
		if at <= 0 || at == len(flag)-1 {
			return nil, usage(cmd, fmt.Errorf("--speaker %q is not LABEL=interviewer, LABEL=participant, LABEL=other, LABEL=none or LABEL=P07", flag))
		}
		label, means := strings.TrimSpace(flag[:at]), strings.TrimSpace(flag[at+1:])
		told, err := project.ToldSpeaker(label, means)
		if err != nil {
			return nil, usage(cmd, fmt.Errorf("--speaker %q: %w", flag, err))
		}
		speakers[label] = told
	}
	return speakers, nil
}

// vault opens the study's vault with this user's key. A passphrase is asked for
// here, before anything is locked or done; a key that is missing shows when it
// is needed.
func (app *App) vault(s *project.Study) (*anonymise.Vault, error) {
	key, err := project.KeyPath(app.Getenv)
	if err != nil {
		return nil, err
	}
	v, err := s.VaultIfAny(key)
	if err != nil {
		return nil, err
	}
	if _, err := app.keys.Identity(key); notUnlocked(err) {
		return nil, err
	}
	return v, nil
}
