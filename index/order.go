package index

import (
	"fmt"
	"strconv"
	"strings"
)

// key names a segment in the index. Keys sort as people expect their documents
// to: T2 before T10, and by place in the text within each.
func key(document string, segment int) string { return keyPrefix(document) + keySuffix(segment) }

func keyPrefix(document string) string { return natural(document) + "\x00" + document + "\x00" }

func keySuffix(segment int) string { return fmt.Sprintf("%07d", segment) }

// splitKey is the inverse of key.
func splitKey(k string) (document string, segment int, err error) {
	parts := strings.Split(k, "\x00")
	if len(parts) != 3 {
		return "", 0, fmt.Errorf("%q is not the key of a segment", k)
	}
	segment, err = strconv.Atoi(parts[2])
	return parts[1], segment, err
}

// natural maps ids to strings whose byte order compares runs of digits as
// numbers, and letters without case.
func natural(id string) string {
	var b strings.Builder
	for i := 0; i < len(id); {
		if !isDigit(id[i]) {
			b.WriteString(strings.ToLower(id[i : i+1]))
			i++
			continue
		}
		end := i
		for end < len(id) && isDigit(id[end]) {
			end++
		}
		number := strings.TrimLeft(id[i:end], "0")
		// The length comes first, as one byte that sorts like a digit would.
		b.WriteByte('0' + byte(min(len(number), 200)))
		b.WriteString(number)
		i = end
	}
	return b.String()
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }
