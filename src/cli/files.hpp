// Files for the command line: read whole, unzipped when gzipped; written aside and then renamed.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string_view>
#include <vector>

namespace inkling::cli {

/// No model file is longer: eight million parameters with two moments and the best so far, as text where it is JSON.
inline constexpr std::size_t kMaximumModelSize = 200'000'000;
/// No file of images that readIdxImages takes is longer.
inline constexpr std::size_t kMaximumIdxSize = 160'000'000;

/// The bytes of a file, unzipped when they are gzip. Throws Error, with the path, when the file cannot be read, is
/// damaged, or unzips to more than `maximumSize` bytes; no more than that are ever unzipped.
std::vector<std::uint8_t> readFile(const std::filesystem::path& path, std::size_t maximumSize = kMaximumIdxSize);

/// Throws Error unless a file of this size can be written there: asked before a long run, not after it. So many bytes
/// are written and taken away again, since nothing else tells of full disks and quotas.
void checkWritable(const std::filesystem::path& path, std::size_t sizeBytes);

/// Writes a file beside its place and renames it, so that no half-written file is ever left there. Throws Error.
void writeFile(const std::filesystem::path& path, std::string_view bytes);

}  // namespace inkling::cli
