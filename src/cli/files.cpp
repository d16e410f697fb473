#include "files.hpp"

#include <zlib.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <memory>
#include <string>
#include <system_error>

#include "error.hpp"

namespace inkling::cli {

namespace {

std::filesystem::path besides(const std::filesystem::path& path) {
  std::filesystem::path aside = path;
  aside += ".partial";
  return aside;
}

/// A rename would put a file in the place of a device: of /dev/null, when one may.
void refuseUnlessFile(const std::filesystem::path& path) {
  if (path.empty()) refuse("--out needs the name of a file, got ''");
  if (std::filesystem::is_directory(path)) refuse("cannot write ", path.string(), ": it is a folder");
  if (std::filesystem::exists(path) && !std::filesystem::is_regular_file(path)) {
    refuse("cannot write ", path.string(), ": it is a device, not a file");
  }
}

}  // namespace

std::vector<std::uint8_t> readFile(const std::filesystem::path& path, std::size_t maximumSize) {
  if (std::filesystem::is_directory(path)) refuse(path.string(), " is a folder, not a file");
  // zlib's gzread passes files through that are not gzipped.
  const std::unique_ptr<gzFile_s, int (*)(gzFile)> file(gzopen(path.c_str(), "rb"), gzclose);
  if (!file) refuse("cannot read ", path.string(), ": ", std::strerror(errno));
  constexpr std::size_t kAtOnce = 1U << 20U;
  std::vector<std::uint8_t> bytes;
  for (;;) {
    const std::size_t size = bytes.size();
    if (size > maximumSize) refuse(path.string(), " is longer than ", maximumSize, " bytes");
    bytes.resize(size + kAtOnce);
    const int count = gzread(file.get(), bytes.data() + size, kAtOnce);
    bytes.resize(size + static_cast<std::size_t>(count > 0 ? count : 0));
    if (count > 0) continue;
    int status = Z_OK;
    const char* message = gzerror(file.get(), &status);
    if (status == Z_BUF_ERROR) refuse(path.string(), " is damaged: its gzip data are cut off");
    if (status == Z_ERRNO) refuse("cannot read ", path.string(), ": ", std::strerror(errno));
    if (count < 0) refuse(path.string(), " is damaged: ", message);
    return bytes;
  }
}

void checkWritable(const std::filesystem::path& path, std::size_t sizeBytes) {
  refuseUnlessFile(path);
  const std::filesystem::path aside = besides(path);
  std::ofstream file(aside, std::ios::binary);
  const std::vector<char> zeros(1U << 16U);
  for (std::size_t left = sizeBytes; left > 0 && file;) {
    const std::size_t count = std::min(left, zeros.size());
    file.write(zeros.data(), static_cast<std::streamsize>(count));
    left -= count;
  }
  file.close();
  const int problem = errno;
  std::error_code ignored;
  std::filesystem::remove(aside, ignored);
  if (!file) refuse("cannot write ", path.string(), ": ", std::strerror(problem));
}

void writeFile(const std::filesystem::path& path, std::string_view bytes) {
  refuseUnlessFile(path);
  const std::filesystem::path aside = besides(path);
  std::ofstream file(aside, std::ios::binary);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  file.close();
  std::error_code failure;
  if (file) std::filesystem::rename(aside, path, failure);
  if (!file || failure) {
    const std::string reason = failure ? failure.message() : std::strerror(errno);
    std::filesystem::remove(aside, failure);
    refuse("cannot write ", path.string(), ": ", reason);
  }
}

}  // namespace inkling::cli
