// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_PPTP_TEXT_H
#define PPTPLAB_MODELS_PPTP_TEXT_H

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace pptplab::pptp
{

/// A text field of fixed width. Keeps every octet of a field that was received, also those after
/// the first zero, so that a message is sent on as it came.
template <std::size_t Width>
struct Text
{
    std::array<char, Width> octets{};

    Text() = default;

    /// Cut when longer than the field.
    Text(std::string_view text) // NOLINT(google-explicit-constructor): a field is set from a text
    {
        std::copy_n(text.begin(), std::min(text.size(), Width), octets.begin());
    }

    /// The text up to the first zero.
    std::string_view View() const
    {
        const auto end = std::find(octets.begin(), octets.end(), '\0');
        return {octets.data(), static_cast<std::size_t>(end - octets.begin())};
    }

    friend bool operator==(const Text& a, const Text& b) { return a.octets == b.octets; }
};

} // namespace pptplab::pptp

#endif
