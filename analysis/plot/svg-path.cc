// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/plot/svg-path.h"

#include <fmt/format.h>

#include <cmath>
#include <cstdlib>
#include <vector>

namespace pptplab::analysis
{

namespace
{

constexpr double kTenths = 10;

/// 12.3, .5, -4: without the zeros that SVG does not need.
std::string
Tenths(long value)
{
    const long size = std::labs(value);
    std::string text = value < 0 ? "-" : "";
    if (size >= 10 || size == 0)
    {
        text += std::to_string(size / 10);
    }
    if (size % 10 != 0)
    {
        text += fmt::format(".{}", size % 10);
    }
    return text;
}

struct Corner
{
    double x;
    double y;
};

/// The outline of a square, triangle or diamond around 0, 0: as gnuplot's SVG terminal defines
/// them.
const std::vector<Corner>&
OutlineOf(int symbol)
{
    static const std::vector<Corner> kSquare = {{-1, -1}, {1, -1}, {1, 1}, {-1, 1}};
    static const std::vector<Corner> kUp = {{0, -1.33}, {-1.33, 0.67}, {1.33, 0.67}};
    static const std::vector<Corner> kDown = {{0, 1.33}, {-1.33, -0.67}, {1.33, -0.67}};
    static const std::vector<Corner> kDiamond = {{0, -1.41}, {1.41, 0}, {0, 1.41}, {-1.41, 0}};
    switch (symbol)
    {
    case 3:
    case 4:
        return kSquare;
    case 7:
    case 8:
        return kUp;
    case 9:
    case 10:
        return kDown;
    default:
        return kDiamond;
    }
}

} // namespace

void
ShortPath::Write(char command, long first, const long* second)
{
    // After m and M further pairs are lines; l repeats itself, h and v do.
    const bool implied = command == m_command || (command == 'l' && m_command == 'm');
    std::string numbers = Tenths(first);
    if (second != nullptr)
    {
        const std::string other = Tenths(*second);
        numbers += (other.front() == '-' ? "" : " ") + other;
    }
    if (!implied || command == 'm')
    {
        m_text += command;
    }
    else
    {
        m_text += numbers.front() == '-' ? "" : " ";
    }
    m_text += numbers;
    m_command = command == 'l' && m_command == 'm' ? 'm' : command;
}

void
ShortPath::MoveTo(double x, double y)
{
    const long newX = std::lround(x * kTenths);
    const long newY = std::lround(y * kTenths);
    const long down = newY - m_y;
    Write('m', newX - m_x, &down);
    m_x = m_startX = newX;
    m_y = m_startY = newY;
}

void
ShortPath::LineTo(double x, double y)
{
    const long right = std::lround(x * kTenths) - m_x;
    const long down = std::lround(y * kTenths) - m_y;
    if (right != 0 && down != 0)
    {
        Write('l', right, &down);
    }
    else if (right != 0)
    {
        Write('h', right, nullptr);
    }
    else if (down != 0)
    {
        Write('v', down, nullptr);
    }
    m_x += right;
    m_y += down;
}

void
ShortPath::Close()
{
    m_text += 'z';
    m_command = 'z';
    m_x = m_startX;
    m_y = m_startY;
}

void
ShortPath::AddData(const std::string& data)
{
    char command = 'M';
    const char* at = data.c_str();
    while (*at != '\0')
    {
        if (*at == 'M' || *at == 'L')
        {
            command = *at++;
            continue;
        }
        if (*at == 'Z' || *at == 'z')
        {
            Close();
            ++at;
            continue;
        }
        char* end = nullptr;
        const double x = std::strtod(at, &end);
        if (end == at)
        {
            ++at; // a comma or a space
            continue;
        }
        at = *end == ',' ? end + 1 : end;
        const double y = std::strtod(at, &end);
        at = end;
        command == 'M' ? MoveTo(x, y) : LineTo(x, y);
        command = 'L';
    }
}

void
ShortPath::AddPolygon(const std::string& points)
{
    AddData(points);
    Close();
}

void
ShortPath::AddMark(int symbol, double x, double y, double scale)
{
    if (symbol == 5 || symbol == 6)
    {
        // Two half circles from the leftmost point.
        MoveTo(x - scale, y);
        const long size = std::lround(scale * kTenths);
        m_text +=
            fmt::format("a{0} {0} 0 1 0 {1} 0 {0} {0} 0 1 0-{1} 0", Tenths(size), Tenths(2 * size));
        m_command = 'a';
        return;
    }
    bool first = true;
    for (const Corner& corner : OutlineOf(symbol))
    {
        const double toX = x + corner.x * scale;
        const double toY = y + corner.y * scale;
        first ? MoveTo(toX, toY) : LineTo(toX, toY);
        first = false;
    }
    Close();
}

} // namespace pptplab::analysis
