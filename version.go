package casus

// Version is the program's version, written into every record. Records of different versions stand side by side in a ledger.
const Version = "0.1.0"
