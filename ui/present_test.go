package ui

import (
	"testing"

	tea "charm.land/bubbletea/v2"

	"weici/model"
)

// TestFollowersSeeWhatIsPresented joins two sessions by a channel, as the
// server does.
func TestFollowersSeeWhatIsPresented(t *testing.T) {
	p := embedded(t)
	shows := make(chan Show, 16)
	presenter := drive(t, p, p.Opening, 120, 40, Options{Lang: model.ZH, Room: Room{
		Share: func(state string) { shows <- Show{Live: state != "", State: state} },
	}})
	stopped := false
	follower := drive(t, p, p.Opening, 80, 24, Options{Lang: model.EN, Room: Room{
		Follow: func() (<-chan Show, func()) { return shows, func() { stopped = true } },
	}})
	presenter.press("P", "right", "home", "5").sees("演示中", "[5 档案]")
	cmd := follower.app.follow()
	for range len(shows) {
		_, cmd = follower.app.Update(cmd())
	}
	follower.sees("following", "[5 Profile]", "Yuhang District")
	follower.send(tea.KeyPressMsg{Code: 'j', Text: "j"})
	if follower.app.following != nil || !stopped {
		t.Error("a key does not leave the presentation")
	}
	follower.sees("you left the presentation")
	presenter.press("P")
	if last := <-shows; last.Live {
		t.Error("the view is not taken back")
	}
}

// TestAloneNobodyPresents: the keys say why they do nothing.
func TestAloneNobodyPresents(t *testing.T) {
	opening(t, 100, 30, model.ZH).press("P").sees("只有登记的演示者可以共享").press("F").sees("没有可跟随的演示")
}
