package cli

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/mitten-qda/mitten/corpus/anonymise"
	"github.com/mitten-qda/mitten/internal/fault"
	"github.com/mitten-qda/mitten/internal/fsx"
	"github.com/mitten-qda/mitten/internal/web"
	"github.com/mitten-qda/mitten/project"
)

// serveOptions are the flags of `mitten serve`.
type serveOptions struct {
	port   int
	noOpen bool
	coder  string
}

func newServe(app *App) *cobra.Command {
	var opt serveOptions
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "read and code in the browser, on this machine alone",
		Long: `Read and code in the browser. The pages come from this machine and go nowhere
else; they work without a network. The address that is printed opens once, in one
browser.

Where mitten.yaml names several coders and neither --coder nor MITTEN_CODER says
which, the first page asks who codes; in turn, each goes on where they were. With
` + "`blind: true`" + ` in mitten.yaml nobody sees another's codings of a document before both
have finished it; then both stand side by side under Compare.

Two pages show names, and say so: Names, where it is decided what identifies
somebody, and Import, where it is corrected how files were read. They are there as
long as your key opens the vault.

While it runs the study is locked: other verbs can read it, and those that would
write say who holds it (exit code 11). Ctrl-C ends it; everything acknowledged on
the page is on disk by then.`,
		Example: "  mitten serve\n  mitten serve --coder rowan --port 4417 --no-open",
		Args:    noArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return runServe(cmd.Context(), app, opt) },
	}
	f := cmd.Flags()
	f.IntVar(&opt.port, "port", 0, "`number` of the port on this machine (default: that of last time, else a free one)")
	f.BoolVar(&opt.noOpen, "no-open", false, "print the address, and do not open a browser")
	addCoder(cmd, &opt.coder)
	return in("coding", cmd)
}

func runServe(ctx context.Context, app *App, opt serveOptions) error {
	study, err := app.study()
	if err != nil {
		return err
	}
	coder := "" // of several, the page asks who it is
	if opt.coder != "" || app.Getenv("MITTEN_CODER") != "" || len(study.Config.Coders) < 2 {
		if coder, err = app.coder(study, opt.coder); err != nil {
			return err
		}
	}
	if _, err := app.vault(study); notUnlocked(err) {
		app.say("note: pages that show names stay closed: %v", err)
	}
	server, err := web.New(study, web.Options{Coder: coder, Pen: app.pen(), Guard: (&pageGuard{app: app, study: study}).check, Vault: app.vaultEachTime(study)})
	if errors.Is(err, project.ErrLocked) {
		if address, readErr := os.ReadFile(addressFile(study)); readErr == nil {
			return &fault.Error{Hint: "it is open at " + strings.TrimSpace(string(address)) + ", in the browser that opened it first", Err: err}
		}
	}
	if err != nil {
		return err
	}
	defer server.Close()
	listener, err := listen(study, opt.port)
	if err != nil {
		return err
	}
	host := listener.Addr().String()
	if err := fsx.WriteFile(addressFile(study), []byte("http://"+host+"/\n"), 0o600); err != nil {
		return err
	}
	defer os.Remove(addressFile(study))
	open := "http://" + host + "/open?token=" + server.Token()
	app.say("open this in your browser: %s", open)
	app.say("Ctrl-C ends it")
	if !opt.noOpen {
		openBrowser(open)
	}
	return serveUntil(ctx, listener, server.HTTP(host))
}

// vaultEachTime opens the vault with the key as it is then; its passphrase was
// asked for before.
func (app *App) vaultEachTime(study *project.Study) func() (*anonymise.Vault, error) {
	return func() (*anonymise.Vault, error) {
		key, err := project.KeyPath(app.Getenv)
		if err != nil {
			return nil, err
		}
		return study.VaultIfAny(key)
	}
}

// addressFile says where a server that runs is to be found; it holds no secret.
func addressFile(study *project.Study) string { return study.Path(".mitten", "serve.url") }

// listen takes the port asked for, else the one of last time, so that what a
// browser kept for the study's address is found again; else any that is free.
func listen(study *project.Study, port int) (net.Listener, error) {
	if port != 0 {
		l, err := net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", port))
		if err != nil {
			return nil, fault.New("choose another --port, or none", "port %d of this machine cannot be used: %w", port, err)
		}
		return l, nil
	}
	file := study.Path(".mitten", "serve.port")
	if last, err := os.ReadFile(file); err == nil {
		if l, err := net.Listen("tcp", "127.0.0.1:"+strings.TrimSpace(string(last))); err == nil {
			return l, nil
		}
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	_, free, _ := net.SplitHostPort(l.Addr().String())
	_ = os.WriteFile(file, []byte(free+"\n"), 0o644) // next time any other will do
	return l, nil
}

// serveUntil serves until ctx is done, and lets requests under way end.
func serveUntil(ctx context.Context, listener net.Listener, server *http.Server) error {
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	end, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	return server.Shutdown(end)
}

// openBrowser asks the system to show an address; where it cannot, the printed
// one is there.
func openBrowser(address string) {
	program := "xdg-open"
	args := []string{address}
	switch runtime.GOOS {
	case "darwin":
		program = "open"
	case "windows":
		program, args = "rundll32", []string{"url.dll,FileProtocolHandler", address}
	}
	_ = exec.Command(program, args...).Start()
}
