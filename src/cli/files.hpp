// Files for the command line: read whole, unzipped when gzipped; written aside and then renamed.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string_view>
#include <vector>

namespace inkling::cli {

/// The bytes of a file, unzipped when they are gzip. Throws Error, with the path, when the file cannot be read, is
/// damaged, or unzips to more than 512 MB.
std::vector<std::uint8_t> readFile(const std::filesystem::path& path);

/// Throws Error unless a file can be written there: asked before a long run, not after it.
void checkWritable(const std::filesystem::path& path);

/// Writes a file beside its place and renames it, so that no half-written file is ever left there. Throws Error.
void writeFile(const std::filesystem::path& path, std::string_view bytes);

}  // namespace inkling::cli
