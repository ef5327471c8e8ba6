package serve

import (
	"weici/internal/words"
)

// reason says why a session ended. The zero value: it has not.
type reason uint32

const (
	staying reason = iota
	quit           // by its own key, or the command was done
	gone           // the client closed the channel or the connection
	idle           // no key for too long
	expired        // the limit of one session
	stopped        // the server stops
	faulted        // a panic, or the program failed
	flooded        // more input at once than a person gives
	stalled        // the client stopped reading
)

// String names the reason in the log.
func (r reason) String() string {
	switch r {
	case quit:
		return "quit"
	case gone:
		return "gone"
	case idle:
		return "idle"
	case expired:
		return "expired"
	case stopped:
		return "stopped"
	case faulted:
		return "fault"
	case flooded:
		return "flood"
	case stalled:
		return "stalled"
	}
	return "staying"
}

// farewell is the line left on the visitor's screen, empty for those who
// left by themselves.
func (r reason) farewell() words.Word {
	switch r {
	case idle:
		return words.ServeEndIdle
	case expired:
		return words.ServeEndTotal
	case stopped:
		return words.ServeEndStop
	case faulted:
		return words.ServeEndFault
	case flooded:
		return words.ServeEndFlood
	}
	return ""
}

// refusal says why somebody was turned away, for the log and the metrics.
type refusal uint8

const (
	admitted      refusal = iota
	busyDoor              // too many connections not yet authenticated, or in all
	addressLines          // too many connections from one address
	addressLogins         // too many connections a second from one address
	badKey                // a key that is not let in
	noSessions            // every session is taken
	addressFull           // too many sessions from one address
	lineFull              // too many sessions in one connection
	closing               // the server stops
	badChannel            // a channel other than a session: a tunnel
	badRequest            // a request other than a shell or a command
	refusals              // how many there are
)

// String names the refusal.
func (r refusal) String() string {
	switch r {
	case busyDoor:
		return "handshakes"
	case addressLines:
		return "address_connections"
	case addressLogins:
		return "address_rate"
	case badKey:
		return "key"
	case noSessions:
		return "sessions"
	case addressFull:
		return "address_sessions"
	case lineFull:
		return "connection_sessions"
	case closing:
		return "stopping"
	case badChannel:
		return "channel"
	case badRequest:
		return "request"
	}
	return "admitted"
}

// word is what the visitor is told, for refusals that have somebody to tell.
func (r refusal) word() words.Word {
	switch r {
	case addressFull:
		return words.ServeYourFull
	case lineFull:
		return words.ServeLineFull
	case closing:
		return words.ServeEndStop
	case badKey:
		return words.ServeNotYou
	}
	return words.ServeFull
}
