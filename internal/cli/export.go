package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/mitten-qda/mitten/export"
	"github.com/mitten-qda/mitten/internal/fault"
	"github.com/mitten-qda/mitten/project"
)

func newExport(app *App) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "export",
		Short: "write quote sets and tables for others to read",
		Long: `Write quote sets and tables for others to read. People are named by role only;
no ids, positions, file names or coders leave. What is written is read back
first, in every place of its format. If a name of the people list stands in it,
an identifier by its form, something that nobody has decided about, or what is
nearly a name, nothing is written, the places are listed, and the exit code is
12. So it is where a quote's attribution is shared by fewer people than
mitten.yaml asks for (disclosure: k, 3 if it says nothing) and there is none
more general.`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newExportQuotes(app), newExportFrequencies(app))
	return in("leaving", cmd)
}

// fileOptions are the flags of every export.
type fileOptions struct {
	format string
	out    string
	title  string
	date   string
	force  bool
	dryRun bool
}

func (o *fileOptions) addFlags(cmd *cobra.Command, formats []export.Format) {
	names := make([]string, len(formats))
	for i, f := range formats {
		names[i] = string(f)
	}
	f := cmd.Flags()
	f.StringVar(&o.format, "format", "", "`format`: "+strings.Join(names, ", ")+" (default: as the file's name says, else "+names[0]+")")
	f.StringVarP(&o.out, "out", "o", "", "the `file` to write (default: standard output)")
	f.StringVar(&o.title, "title", "", "the title on top")
	f.StringVar(&o.date, "date", "", "the date of the data, printed as given")
	f.BoolVar(&o.force, "force", false, "overwrite a file that is there")
	f.BoolVar(&o.dryRun, "dry-run", false, "do everything but write the file")
}

// choose finds the format and holds it against the place it goes to.
func (o *fileOptions) choose(app *App, formats []export.Format) (export.Format, error) {
	name := o.format
	if name == "" {
		name = strings.TrimPrefix(filepath.Ext(o.out), ".")
	}
	if name == "" {
		name = string(formats[0])
	}
	f, err := export.ParseFormat(name, formats)
	if err != nil {
		return "", misused(err)
	}
	if o.out == "" && app.Terminal && (f == export.Word || f == export.Excel) {
		return "", fault.New("name a file: -o quotes."+string(f), "%s is not for a terminal", f)
	}
	if o.out != "" && !o.force {
		if _, err := os.Stat(o.out); err == nil {
			return "", fault.New("--force overwrites it", "%s exists", o.out)
		}
	}
	return f, nil
}

// deliver writes an export whole or not at all, past the guard.
func (o *fileOptions) deliver(app *App, study *project.Study, render func(*bytes.Buffer) error) error {
	var b bytes.Buffer
	if err := render(&b); err != nil {
		return err
	}
	if o.dryRun {
		return app.tryFile(study, o.out, b.Bytes(), printed{o.title, o.date})
	}
	return app.deliverFile(study, o.out, b.Bytes(), printed{o.title, o.date})
}
