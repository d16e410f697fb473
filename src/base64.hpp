// Bytes as text that goes into an address: base64url without padding (RFC 4648, section 5).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace inkling {

std::string toBase64(std::string_view bytes);

/// The bytes of a text, or nothing for a text that toBase64 does not write.
std::optional<std::string> fromBase64(std::string_view text);

}  // namespace inkling
