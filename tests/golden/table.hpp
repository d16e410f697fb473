// The table of golden hashes, tests/golden/networks.json: networks whose parameters are the same to the bit wherever
// they are trained.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace inkling::golden {

struct Entry {
  std::string name;
  std::string data;                                           ///< what it trains on, such as mnist or xor
  std::vector<std::pair<std::string, std::string>> settings;  ///< those that are not the defaults, as text
  int steps = 0;                                              ///< minibatches
  // Missing from an entry that is new, until `npm run golden` writes them.
  std::optional<double> loss;  ///< of the last minibatch, before its update
  std::optional<std::string> parameterHash;
};

/// Throws Error when the file cannot be read or is no such table.
std::vector<Entry> readTable(const std::string& path);

}  // namespace inkling::golden
