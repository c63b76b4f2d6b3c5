package cli_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
)

// A desk is a study in a folder of its own, worked on by real processes.
type desk struct {
	t   *testing.T
	dir string
	env []string
}

// newDesk makes a study with the coders ash and rowan and two themes.
func newDesk(t *testing.T) *desk {
	t.Helper()
	root := t.TempDir()
	d := &desk{t: t, dir: filepath.Join(root, "study"), env: append(os.Environ(), "MITTEN_CONFIG="+filepath.Join(root, "config"), "MITTEN_CODER=")}
	if out, code := d.run("init", ".", "--coder", "ash", "--coder", "rowan"); code != 0 {
		t.Fatal(out)
	}
	d.write("codebook.yaml", "codebook: 1\nthemes:\n  - id: gates\n    name: gates\n    definition: a gate\n  - id: tone\n    name: tone\n    definition: how it is said\n")
	return d
}

// command is mitten in the study, not yet started.
func (d *desk) command(args ...string) *exec.Cmd {
	cmd := exec.Command("mitten", append([]string{"-C", d.dir}, args...)...)
	cmd.Env = d.env
	return cmd
}

// run gives what mitten printed, results and messages, and its exit code.
func (d *desk) run(args ...string) (string, int) {
	d.t.Helper()
	return d.finish(d.command(args...))
}

func (d *desk) finish(cmd *exec.Cmd) (string, int) {
	d.t.Helper()
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		d.t.Fatal(err)
	}
	return out.String(), cmd.ProcessState.ExitCode()
}

// must runs mitten and wants success.
func (d *desk) must(args ...string) string {
	d.t.Helper()
	out, code := d.run(args...)
	if code != 0 {
		d.t.Fatalf("mitten %s: exit code %d\n%s", strings.Join(args, " "), code, out)
	}
	return out
}

func (d *desk) path(name string) string { return filepath.Join(d.dir, filepath.FromSlash(name)) }

func (d *desk) write(name, text string) string {
	d.t.Helper()
	if err := os.WriteFile(d.path(name), []byte(text), 0o644); err != nil {
		d.t.Fatal(err)
	}
	return d.path(name)
}

func (d *desk) read(name string) string {
	d.t.Helper()
	data, err := os.ReadFile(d.path(name))
	if err != nil {
		d.t.Fatal(err)
	}
	return string(data)
}

// codings gives the ids of all codings.
func (d *desk) codings() map[string]bool {
	d.t.Helper()
	cmd := d.command("code", "list", "--json")
	out, err := cmd.Output()
	if err != nil {
		d.t.Fatal(err)
	}
	var list struct{ Codings []struct{ ID string } }
	if err := json.Unmarshal(out, &list); err != nil {
		d.t.Fatal(err)
	}
	ids := map[string]bool{}
	for _, c := range list.Codings {
		ids[c.ID] = true
	}
	return ids
}

func mustHold(t *testing.T, text string, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if !strings.Contains(text, part) {
			t.Errorf("no %q in:\n%s", part, text)
		}
	}
}

// peakVariable names the file in which a process leaves what it took of memory.
const peakVariable = "MITTEN_TEST_PEAK"

// tellPeak writes down how many MB the process ever had from the system.
func tellPeak(file string) {
	if file == "" {
		return
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	if err := os.WriteFile(file, []byte(strconv.FormatUint(m.Sys>>20, 10)), 0o644); err != nil {
		panic(err)
	}
}

// measured is run, and tells the peak of memory in MB.
func (d *desk) measured(args ...string) (out string, code, mb int) {
	d.t.Helper()
	cmd := d.command(args...)
	cmd.Env = append(cmd.Env, peakVariable+"="+d.path("../peak"))
	out, code = d.finish(cmd)
	mb, err := strconv.Atoi(d.read("../peak"))
	if err != nil {
		d.t.Fatal(err)
	}
	return out, code, mb
}
