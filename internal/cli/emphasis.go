package cli

import "github.com/mitten-qda/mitten/internal/hits"

// emphasis begins bold type on a terminal that shows it (NO_COLOR turns it
// off), noEmphasis ends it.
func (app *App) emphasis() string {
	if app.styled() {
		return "\033[1m"
	}
	return ""
}

func (app *App) noEmphasis() string {
	if app.styled() {
		return "\033[0m"
	}
	return ""
}

func (app *App) styled() bool { return app.Terminal && app.Getenv("NO_COLOR") == "" }

// highlighted gives a hit's text with its marks in bold, or between asterisks
// where there is no bold type.
func (app *App) highlighted(h hits.Hit) string {
	if app.styled() {
		return marked(h, app.emphasis(), app.noEmphasis())
	}
	return marked(h, "**", "**")
}
