package serve

import (
	"context"
	"errors"
	"io"
	"strings"
	"sync/atomic"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"golang.org/x/time/rate"
)

// What one visitor may type. A person holds a key down at 30 a second and
// pastes a page; a paste is one event.
const (
	keysPerSecond  = 200
	keyBurst       = 400
	bytesPerSecond = 128 << 10
	byteBurst      = 256 << 10
	maxEvent       = 256 << 10 // bytes without an event: one paste, or a sequence without an end
)

// listen reads the keys and gives them to the program. Bubble Tea would read
// them itself, but its reader stays behind for ever if a key comes after the
// end, keeps a paste of any length, lets the client set any window size
// through it, and brings the server down if the decoder panics. A client that
// ends its input stays: a projector that only follows has no keys.
func (v *visit) listen(over context.Context, p *tea.Program, touched chan<- struct{}) {
	events := make(chan uv.Event)
	keys := &keys{over: over, from: v.ch, bytes: rate.NewLimiter(bytesPerSecond, byteBurst)}
	v.spawn("keys", func() {
		defer close(events)
		err := uv.NewTerminalReader(keys, v.env.get("TERM")).StreamEvents(over, events)
		if errors.Is(err, errFlood) {
			v.depart(flooded)
		}
	})
	pace := rate.NewLimiter(keysPerSecond, keyBurst)
	for e := range events {
		keys.unseen.Store(0)
		switch event := e.(type) {
		case uv.CapabilityEvent: // "RGB=8", which Bubble Tea knows as "RGB"
			event.Content, _, _ = strings.Cut(event.Content, "=")
			e = event
		case uv.WindowSizeEvent, uv.PixelSizeEvent, uv.CellSizeEvent:
			continue // the size is what the client's window-change says
		case uv.KeyPressEvent, uv.KeyReleaseEvent, uv.MouseEvent, uv.PasteEvent:
			_ = pace.Wait(over)
			select {
			case touched <- struct{}{}:
			default:
			}
		}
		p.Send(e)
	}
}

// errFlood says that a client sent more than an event can hold.
var errFlood = errors.New("input without an end")

// keys reads a client's bytes no faster than a person has use for.
type keys struct {
	over   context.Context
	from   io.Reader
	bytes  *rate.Limiter
	unseen atomic.Int64 // bytes since the last event
}

// Read gives the next bytes, io.EOF at the end of the client's input, or
// errFlood.
func (k *keys) Read(p []byte) (int, error) {
	n, err := k.from.Read(p)
	if err != nil {
		return n, err
	}
	if k.unseen.Add(int64(n)) > maxEvent {
		return 0, errFlood
	}
	if err := k.bytes.WaitN(k.over, n); err != nil {
		return 0, io.EOF
	}
	return n, nil
}
