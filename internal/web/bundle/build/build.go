// Package build makes one script for browsers of TypeScript modules. It is used
// when the workspace is made, and by the test that holds the committed script
// against its source; it is no part of the program.
package build

import (
	"errors"

	"github.com/evanw/esbuild/pkg/api"
)

// Script bundles the module at path and what it imports. The same source gives
// the same bytes.
func Script(path string) ([]byte, error) {
	result := api.Build(api.BuildOptions{
		EntryPoints: []string{path}, Bundle: true, Format: api.FormatESModule, Target: api.ES2022,
		Charset: api.CharsetUTF8, LegalComments: api.LegalCommentsNone,
		MinifySyntax: true, MinifyWhitespace: true, LogLevel: api.LogLevelSilent,
	})
	var errs []error
	for _, m := range result.Errors {
		errs = append(errs, errors.New(m.Text))
	}
	if len(errs) > 0 {
		return nil, errors.Join(errs...)
	}
	return result.OutputFiles[0].Contents, nil
}
