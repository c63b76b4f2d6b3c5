package xmlzip

import (
	"errors"
	"io"
	"strings"
	"testing"
)

// The zip reader notices sizes that lie; the meter does not rely on it.
func TestTheMeterCountsWhatComesOut(t *testing.T) {
	left := int64(100)
	n, err := io.Copy(io.Discard, &meter{from: strings.NewReader(strings.Repeat("x", 101)), packed: 101, ratio: 300, left: &left})
	if !errors.Is(err, ErrTooBig) || n > 100 {
		t.Errorf("%d bytes, %v", n, err)
	}
}
