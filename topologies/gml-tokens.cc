// SPDX-License-Identifier: GPL-2.0-only
#include "topologies/gml-tokens.h"

#include "models/base/utf8.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

namespace pptplab::topologies
{

namespace
{

bool
IsSpace(char letter)
{
    return letter == ' ' || letter == '\t' || letter == '\r' || letter == '\n' || letter == '\f';
}

bool
IsOfWord(char letter)
{
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
           (letter >= '0' && letter <= '9') || letter == '_' || letter == '+' || letter == '-' ||
           letter == '.';
}

/// Two that are none, not even in XML.
bool
IsNoCharacter(char32_t point)
{
    return point == 0xFFFE || point == 0xFFFF;
}

bool
MayBeReferredTo(std::uint32_t point)
{
    const bool surrogate = point >= 0xD800 && point <= 0xDFFF;
    return point >= 0x20 && point <= 0x10FFFF && !surrogate && !IsNoCharacter(point);
}

/// Octets that are no UTF-8 are taken as ISO 8859-1, in which older programs write.
std::string
AsUtf8(std::string_view octets)
{
    std::string text;
    while (!octets.empty())
    {
        std::string_view rest = octets;
        const auto character = TakeUtf8(rest);
        if (character && !IsNoCharacter(*character))
        {
            text += octets.substr(0, octets.size() - rest.size());
            octets = rest;
        }
        else
        {
            AppendUtf8(static_cast<unsigned char>(octets.front()), text);
            octets.remove_prefix(1);
        }
    }
    return text;
}

/// What a reference such as "&amp;" or "&#x41;" stands for; none for others.
std::optional<std::string>
Resolved(std::string_view name)
{
    constexpr std::array<std::pair<std::string_view, char>, 6> kNames = {
        {{"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}, {"nbsp", ' '}}};
    for (const auto& [known, letter] : kNames)
    {
        if (name == known)
        {
            return std::string(1, letter);
        }
    }
    if (name.size() < 2 || name.front() != '#')
    {
        return std::nullopt;
    }
    const bool hex = name[1] == 'x' || name[1] == 'X';
    name.remove_prefix(hex ? 2 : 1);
    std::uint32_t point = 0;
    const char* end = name.data() + name.size();
    const auto parsed = std::from_chars(name.data(), end, point, hex ? 16 : 10);
    if (parsed.ec != std::errc{} || parsed.ptr != end || !MayBeReferredTo(point))
    {
        return std::nullopt;
    }
    std::string text;
    AppendUtf8(point, text);
    return text;
}

std::string
WithoutReferences(std::string_view text)
{
    constexpr std::size_t kLongest = 10; // "#x10FFFF;" and a bit
    std::string plain;
    while (!text.empty())
    {
        const std::size_t end = text.substr(0, kLongest).find(';');
        const auto resolved = text.front() == '&' && end != std::string_view::npos
                                  ? Resolved(text.substr(1, end - 1))
                                  : std::nullopt;
        plain += resolved ? *resolved : std::string(1, text.front());
        text.remove_prefix(resolved ? end + 1 : 1);
    }
    return plain;
}

} // namespace

GmlTokens::GmlTokens(std::string_view content, std::uint32_t textOctets)
    : m_rest(content), m_textOctets(textOctets)
{
}

void
GmlTokens::PassOver()
{
    while (!m_rest.empty())
    {
        if (m_rest.front() == '#' && m_lineStarts)
        {
            m_rest.remove_prefix(std::min(m_rest.find('\n'), m_rest.size()));
            continue;
        }
        if (!IsSpace(m_rest.front()))
        {
            break;
        }
        if (m_rest.front() == '\n')
        {
            ++m_line;
            m_lineStarts = true;
        }
        m_rest.remove_prefix(1);
    }
}

GmlToken
GmlTokens::Next()
{
    using Kind = GmlToken::Kind;
    PassOver();
    m_lineStarts = false;
    if (m_rest.empty())
    {
        return {Kind::End, {}, m_line};
    }
    const char first = m_rest.front();
    if (first == '[' || first == ']')
    {
        m_rest.remove_prefix(1);
        return {first == '[' ? Kind::Open : Kind::Close, std::string(1, first), m_line};
    }
    if (first == '"')
    {
        m_rest.remove_prefix(1);
        return Quoted(m_line);
    }
    std::size_t length = 0;
    while (length < m_rest.size() && IsOfWord(m_rest[length]))
    {
        ++length;
    }
    if (length == 0)
    {
        return {Kind::Wrong, "no key, number, text or bracket is here", m_line};
    }
    if (length > m_textOctets)
    {
        return {
            Kind::Wrong, "a word of more than " + std::to_string(m_textOctets) + " octets", m_line};
    }
    GmlToken token{Kind::Word, std::string(m_rest.substr(0, length)), m_line};
    m_rest.remove_prefix(length);
    return token;
}

GmlToken
GmlTokens::Quoted(std::uint64_t line)
{
    using Kind = GmlToken::Kind;
    const std::size_t end = m_rest.find('"');
    if (end == std::string_view::npos)
    {
        return {Kind::Wrong, "a text without its closing quotation mark", line};
    }
    if (end > m_textOctets)
    {
        return {
            Kind::Wrong, "a value of more than " + std::to_string(m_textOctets) + " octets", line};
    }
    const std::string_view inside = m_rest.substr(0, end);
    m_line += static_cast<std::uint64_t>(std::count(inside.begin(), inside.end(), '\n'));
    m_rest.remove_prefix(end + 1);
    return {Kind::Text, WithoutReferences(AsUtf8(inside)), line};
}

} // namespace pptplab::topologies
