package ui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"weici/model"
)

// TestFindingWaitsForNothing opens the finder before anything is laid out, and
// holds that keys are answered meanwhile and found afterwards.
func TestFindingWaitsForNothing(t *testing.T) {
	d := opening(t, 100, 30, model.ZH)
	_, prepare := d.app.Update(tea.KeyPressMsg{Code: '/', Text: "/"})
	if prepare == nil || d.app.index.Ready() {
		t.Fatal("the index is laid out in the event loop")
	}
	d.press("type:sc")
	d.sees("正在准备查找")
	d.app.Update(prepare())
	d.sees("上城区", "sc")
	if strings.Contains(d.frame(), "正在准备") {
		t.Error("it goes on saying that it gets ready")
	}
	d.press("esc")
	if _, again := d.app.Update(tea.KeyPressMsg{Code: '/', Text: "/"}); again != nil {
		t.Error("it is laid out again")
	}
}

// TestAFinderThatWasLeftStaysLeft holds that the end of laying out opens
// nothing.
func TestAFinderThatWasLeftStaysLeft(t *testing.T) {
	d := opening(t, 100, 30, model.ZH)
	before := d.frame()
	_, prepare := d.app.Update(tea.KeyPressMsg{Code: '/', Text: "/"})
	d.press("esc")
	d.app.Update(prepare())
	if after := d.frame(); after != before {
		t.Errorf("the window is\n%s", after)
	}
}

// TestUnreadQuotesAreSaid holds that nobody takes "not found" for "not there"
// where quotes were not looked into.
func TestUnreadQuotesAreSaid(t *testing.T) {
	d := drive(t, synthetic(130, 40), "rank i0 2020 within 00 level county", 100, 30, Options{Lang: model.EN})
	d.press("/", "type:nosuch")
	d.sees("nothing found", "the quotes of 2000 more figures are not looked into")
}
