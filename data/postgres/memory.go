package postgres

import (
	"bufio"
	"os"
	"strconv"
	"strings"
)

// memoryUsual is taken for a machine that does not say how much it has.
const memoryUsual = 4 << 30

// machineMemory is how many bytes of memory the machine has.
func machineMemory() int64 {
	f, err := os.Open("/proc/meminfo")
	if err != nil {
		return memoryUsual
	}
	defer f.Close()
	for lines := bufio.NewScanner(f); lines.Scan(); {
		if rest, ok := strings.CutPrefix(lines.Text(), "MemTotal:"); ok {
			kilo, err := strconv.ParseInt(strings.TrimSpace(strings.TrimSuffix(rest, "kB")), 10, 64)
			if err == nil {
				return kilo << 10
			}
		}
	}
	return memoryUsual
}
