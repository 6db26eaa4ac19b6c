//go:build !amd64

package kernel

func tiles() []tile { return []tile{plain} }
