package project

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"regexp"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/mitten-qda/mitten/corpus"
	"github.com/mitten-qda/mitten/internal/fault"
)

// FormatVersion is the study format this program writes.
const FormatVersion = 1

// A Config is the content of mitten.yaml.
type Config struct {
	Format int    `yaml:"mitten"`
	Name   string `yaml:"name"`
	// Cycles in order of time, e.g. "2019-05".
	Cycles []string `yaml:"cycles,omitempty"`
	// Attributes names participant attributes and the values they may have; an
	// empty list allows any value.
	Attributes map[string][]string `yaml:"attributes,omitempty"`
	Coders     []string            `yaml:"coders,omitempty"`
	// Blind hides in the workspace what other coders did in a document until both
	// have finished it.
	Blind bool `yaml:"blind,omitempty"`
	// Attribution is how a quote names its speaker: text with attributes in
	// braces, e.g. "{service} {role}". Parts whose attribute is empty are
	// left out.
	// Several are a list from special to general: the first that enough
	// participants share is printed.
	Attribution Templates  `yaml:"attribution,omitempty"`
	Disclosure  Disclosure `yaml:"disclosure,omitempty"`
}

// Disclosure holds the rules about what may be printed of a small group.
type Disclosure struct {
	// PercentFrom is the smallest N for which a percentage is printed; 20
	// where the file says nothing.
	PercentFrom int `yaml:"percent_from,omitempty"`
	// K is how many participants must share what a quote is attributed to; 3
	// where the file says nothing, and 1 for no such rule.
	K int `yaml:"k,omitempty"`
}

// PercentFrom is the smallest N, in participants, for which a percentage is
// printed.
func (c *Config) PercentFrom() int {
	if c.Disclosure.PercentFrom > 0 {
		return c.Disclosure.PercentFrom
	}
	return 20
}

// K is how many participants must share what a quote is attributed to.
func (c *Config) K() int {
	if c.Disclosure.K > 0 {
		return c.Disclosure.K
	}
	return 3
}

const configName = "mitten.yaml"

func readConfig(path string) (*Config, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	return parseConfig(data)
}

func parseConfig(data []byte) (*Config, error) {
	var c Config
	dec := yaml.NewDecoder(bytes.NewReader(data))
	dec.KnownFields(true)
	if err := dec.Decode(&c); err != nil && !errors.Is(err, io.EOF) {
		return nil, configError(err)
	}
	at := func(hint, format string, args ...any) error {
		return fault.At(configName, 0, 0, hint, format, args...)
	}
	switch {
	case c.Format == 0:
		return nil, at("add the line `mitten: 1`", "no format version")
	case c.Format > FormatVersion:
		return nil, at("a newer mitten wrote this study; use that one", "format version %d, this program knows %d", c.Format, FormatVersion)
	case c.Format < 0:
		return nil, at("the current version is 1", "format version %d", c.Format)
	}
	if c.Disclosure.K < 0 {
		return nil, at("the least is 1, which is no such rule", "disclosure: k is %d", c.Disclosure.K)
	}
	seen := map[string]bool{}
	for _, coder := range c.Coders {
		if err := corpus.CheckID(coder); err != nil {
			return nil, at("coders are short ids such as ash; the name need not be told", "coder: %w", err)
		}
		if seen[strings.ToLower(coder)] {
			return nil, at("", "coder %q is listed twice", coder)
		}
		seen[strings.ToLower(coder)] = true
	}
	return &c, nil
}

var yamlLine = regexp.MustCompile(`(?s)line (\d+): (.*)`)
var unknownField = regexp.MustCompile(`field (\S+) not found`)

// configError takes the line out of the YAML library's message and, for an
// unknown key, offers the nearest known one.
func configError(err error) error {
	known := []string{"mitten", "name", "cycles", "attributes", "coders", "blind", "attribution", "disclosure", "percent_from"}
	hint := "the keys of mitten.yaml are " + strings.Join(known, ", ")
	m := yamlLine.FindStringSubmatch(err.Error())
	if m == nil {
		return fault.At(configName, 0, 0, hint, "%w", err)
	}
	line, _ := strconv.Atoi(m[1])
	reason, _, _ := strings.Cut(m[2], "\n")
	if f := unknownField.FindStringSubmatch(reason); f != nil {
		reason = fmt.Sprintf("unknown key %q", f[1])
		if near := fault.Nearest(f[1], known); near != "" {
			hint = "did you mean " + near + "?"
		}
	} else if strings.HasPrefix(reason, "cannot unmarshal") { // into a type of Go's
		reason, hint = "a value of the wrong kind", "docs/format.md says what each key holds"
	}
	return fault.At(configName, line, 0, hint, "%s", reason)
}
