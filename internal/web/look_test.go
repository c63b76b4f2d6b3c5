package web

import (
	"context"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// look shows the page as it is in a wide and a narrow window, light and dark; the
// narrow one is what 200 % zoom leaves of the wide. Nothing may need scrolling
// sideways.
func (b *tab) look(name string) {
	b.t.Helper()
	for _, v := range []struct {
		kind   string
		width  int64
		scheme string
	}{{"", 1400, "light"}, {"-dark", 1400, "dark"}, {"-700", 700, "light"}} {
		b.emulate(v.width, v.scheme)
		b.shot(name + v.kind)
		var wide []int
		b.eval("[document.documentElement.scrollWidth, innerWidth]", &wide)
		if wide[0] > wide[1] {
			b.t.Errorf("%s is %d pixels wide in a window of %d", name, wide[0], wide[1])
		}
	}
	b.emulate(1400, "light")
}

func (b *tab) emulate(width int64, scheme string) {
	b.t.Helper()
	b.do(chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		if _, err := cdp.Call(ctx, t, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: width, Height: 900, DeviceScaleFactor: 1}); err != nil {
			return err
		}
		_, err := cdp.Call(ctx, t, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}},
		})
		return err
	}))
}
