// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/store/content-hash.h"

#include <fmt/format.h>

#include <array>
#include <cstdint>

namespace pptplab::analysis
{

ContentHash::ContentHash()
{
    sha256_init(&m_context);
}

ContentHash&
ContentHash::Add(std::string_view text)
{
    const std::string length = fmt::format("{}:", text.size());
    for (const std::string_view part : {std::string_view(length), text})
    {
        sha256_update(&m_context, part.size(), reinterpret_cast<const std::uint8_t*>(part.data()));
    }
    return *this;
}

std::string
ContentHash::Digest()
{
    std::array<std::uint8_t, SHA256_DIGEST_SIZE> digest{};
    sha256_digest(&m_context, digest.size(), digest.data());
    std::string text;
    for (const std::uint8_t octet : digest)
    {
        text += fmt::format("{:02x}", octet);
    }
    return text;
}

} // namespace pptplab::analysis
