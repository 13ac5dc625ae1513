// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/store/content-check.h"

#include "analysis/store/content-hash.h"

#include <sqlite3.h>

#include <array>
#include <cstddef>
#include <cstring>
#include <string>
#include <string_view>

namespace pptplab::analysis
{

namespace
{

/// A number goes in by its octets: as text a double loses its last bits.
template <typename Number>
void
AddNumber(Number number, ContentHash& hash)
{
    std::array<char, sizeof number> octets{};
    std::memcpy(octets.data(), &number, sizeof number);
    hash.Add({octets.data(), octets.size()});
}

void
AddValue(sqlite3_value* value, ContentHash& hash)
{
    const int type = sqlite3_value_type(value);
    AddNumber(type, hash);
    switch (type)
    {
    case SQLITE_INTEGER:
        AddNumber(sqlite3_value_int64(value), hash);
        break;
    case SQLITE_FLOAT:
        AddNumber(sqlite3_value_double(value), hash);
        break;
    case SQLITE_NULL:
        break;
    default:
        const auto* const text = static_cast<const char*>(sqlite3_value_blob(value));
        const auto length = static_cast<std::size_t>(sqlite3_value_bytes(value));
        hash.Add(text == nullptr ? std::string_view() : std::string_view(text, length));
    }
}

void
ContentCheck(sqlite3_context* context, int count, sqlite3_value** values)
{
    ContentHash hash;
    for (int i = 0; i < count; ++i)
    {
        AddValue(values[i], hash);
    }
    constexpr std::size_t kDigits = 16;
    constexpr int kHexadecimal = 16;
    constexpr int kSign = 1;
    const std::string digits = hash.Digest().substr(0, kDigits);
    sqlite3_result_int64(
        context, static_cast<sqlite3_int64>(std::stoull(digits, nullptr, kHexadecimal) >> kSign));
}

} // namespace

void
AddContentCheck(sqlite3* handle)
{
    constexpr int kAnyNumber = -1;
    constexpr int kFlags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
    sqlite3_create_function(
        handle, "content_check", kAnyNumber, kFlags, nullptr, &ContentCheck, nullptr, nullptr);
}

} // namespace pptplab::analysis
