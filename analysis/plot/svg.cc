// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/plot/svg.h"

#include "analysis/plot/look.h"
#include "analysis/plot/svg-reader.h"
#include "analysis/plot/svg-section.h"
#include "models/base/xml-text.h"

#include <boost/algorithm/string/case_conv.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <vector>

namespace pptplab::analysis
{

namespace
{

double
Number(const std::string& text)
{
    return std::strtod(text.c_str(), nullptr);
}

std::string
Get(const Attributes& attributes, const std::string& name)
{
    const auto found = attributes.find(name);
    return found == attributes.end() ? "" : found->second;
}

/// "rgb(  0, 114, 178)", "#FFFFFF" (gnuplot 6, below points) and names as #rrggbb.
std::string
Hexadecimal(const std::string& colour)
{
    if (colour.compare(0, 4, "rgb(") != 0)
    {
        return colour == "black" ? kInk.light : boost::algorithm::to_lower_copy(colour);
    }
    std::array<int, 3> parts{};
    const char* at = colour.c_str() + 4;
    for (int& part : parts)
    {
        char* end = nullptr;
        part = static_cast<int>(std::strtol(at, &end, 10));
        at = *end == ',' ? end + 1 : end;
    }
    return fmt::format("#{:02x}{:02x}{:02x}", parts[0], parts[1], parts[2]);
}

std::string
Short(const std::string& number)
{
    return fmt::format("{:g}", std::round(Number(number) * 10) / 10);
}

/// Turns gnuplot's elements into sections.
class Shortener
{
  public:
    explicit Shortener(const std::string& picture) : m_reader(picture) {}

    /// Whether all elements were understood.
    bool Run()
    {
        m_inherited.emplace_back();
        while (const auto tag = m_reader.Next())
        {
            if (!Take(*tag))
            {
                return false;
            }
        }
        EndSection();
        return true;
    }

    const std::string& Body() const { return m_body; }
    const std::string& ViewBox() const { return m_viewBox; }

  private:
    bool Take(const Tag& tag)
    {
        if (tag.name == "svg")
        {
            m_viewBox = Get(tag.attributes, "viewBox");
        }
        else if (tag.name == "defs")
        {
            SkipTo("/defs");
        }
        else if (tag.name == "g")
        {
            Open(tag);
        }
        else if (tag.name == "/g")
        {
            CloseGroup();
        }
        else if (tag.name == "text")
        {
            return TakeText();
        }
        else
        {
            return TakeShape(tag) || IsWithoutInk(tag);
        }
        return true;
    }

    static bool IsWithoutInk(const Tag& tag)
    {
        constexpr std::array<const char*, 6> kNames = {
            "?xml", "title", "/title", "desc", "/desc", "/svg"};
        return tag.name == "rect" || // the background, written anew
               std::find(kNames.begin(), kNames.end(), tag.name) != kNames.end();
    }

    void SkipTo(const std::string& name)
    {
        while (const auto tag = m_reader.Next())
        {
            if (tag->name == name)
            {
                return;
            }
        }
    }

    void Open(const Tag& tag)
    {
        Attributes all = m_inherited.back();
        for (const auto& [name, value] : tag.attributes)
        {
            all[name] = value;
        }
        constexpr const char* kSeries = "gnuplot_plot_";
        const std::string id = Get(tag.attributes, "id");
        all.erase("id");
        if (id.compare(0, std::string(kSeries).size(), kSeries) == 0)
        {
            EndSection();
            m_series = id.substr(std::string(kSeries).size());
            all["series"] = "starts";
        }
        else
        {
            all.erase("series");
        }
        m_inherited.push_back(std::move(all));
    }

    void CloseGroup()
    {
        const bool series = !Get(m_inherited.back(), "series").empty();
        if (m_inherited.size() > 1)
        {
            m_inherited.pop_back();
        }
        if (series)
        {
            EndSection();
            m_series.clear();
        }
    }

    void EndSection()
    {
        const std::string written = m_section.Written();
        m_section = SvgSection();
        if (written.empty())
        {
            return;
        }
        m_body += m_series.empty()
                      ? written
                      : fmt::format("<g data-plot=\"{}\">\n{}</g>\n", m_series, written);
    }

    std::string ColourOf(const std::string& colour) const
    {
        return Hexadecimal(
            colour == "currentColor" || colour.empty() ? Get(m_inherited.back(), "color") : colour);
    }

    Paint LineOf(const Tag& tag) const
    {
        const std::string stroke = Get(tag.attributes, "stroke");
        return {false,
                ColourOf(stroke.empty() ? Get(m_inherited.back(), "stroke") : stroke),
                Short(Get(m_inherited.back(), "stroke-width")),
                Get(tag.attributes, "stroke-dasharray")};
    }

    bool TakeShape(const Tag& tag)
    {
        if (tag.name == "path")
        {
            const std::string data = Get(tag.attributes, "d");
            if (data.find_first_not_of("MLZ 0123456789.,-\n\t") != std::string::npos)
            {
                return false;
            }
            m_section.PathOf(LineOf(tag)).AddData(data);
            return true;
        }
        if (tag.name == "polygon")
        {
            const std::string opacity = Get(tag.attributes, "fill-opacity");
            m_section
                .PathOf({true,
                         ColourOf(Get(tag.attributes, "fill")),
                         {},
                         {},
                         opacity.empty() ? opacity : fmt::format("{:g}", Number(opacity))})
                .AddPolygon(Get(tag.attributes, "points"));
            return true;
        }
        return tag.name == "use" && TakeMark(tag);
    }

    /// <use xlink:href='#gpPt6' transform='translate(1.00,2.00) scale(3.00)' color='...'/>
    bool TakeMark(const Tag& tag)
    {
        const std::string symbol = Get(tag.attributes, "xlink:href");
        const std::string place = Get(tag.attributes, "transform");
        const std::size_t comma = place.find(',');
        const std::size_t scale = place.find("scale(");
        if (symbol == "#gpDot")
        {
            return true; // in the middle of an interval, hidden by its line
        }
        if (symbol.compare(0, 5, "#gpPt") != 0 || place.compare(0, 10, "translate(") != 0 ||
            comma == std::string::npos || scale == std::string::npos)
        {
            return false;
        }
        const auto number = static_cast<int>(Number(symbol.substr(5)));
        if (!ShortPath::HasMark(number))
        {
            return false;
        }
        const bool filled = number % 2 == 0; // gpPt4, 6, ... 12
        const std::string colour = ColourOf(Get(tag.attributes, "color"));
        const double x = Number(place.substr(10));
        const double y = Number(place.substr(comma + 1));
        m_section.PathOf({filled, colour, filled ? "" : "1.2", {}, {}})
            .AddMark(number, x, y, Number(place.substr(scale + 6)));
        return true;
    }

    bool TakeText()
    {
        const Attributes& all = m_inherited.back();
        std::string words = m_reader.Text();
        const auto next = m_reader.Next();
        if (!next || next->name != "/text")
        {
            return false; // a part in another font: none of our texts has one
        }
        words.erase(0, words.find_first_not_of(" \n\t"));
        const std::string place = Get(all, "transform");
        const std::size_t comma = place.find(',');
        if (words.empty())
        {
            return true;
        }
        if (comma == std::string::npos)
        {
            return false;
        }
        const Hand hand{
            Hexadecimal(Get(all, "fill")), Short(Get(all, "font-size")), Get(all, "text-anchor")};
        const std::string at = place.find("rotate") == std::string::npos
                                   ? fmt::format("x=\"{}\" y=\"{}\"",
                                                 Short(place.substr(10)),
                                                 Short(place.substr(comma + 1)))
                                   : fmt::format("transform=\"{}\"", place);
        m_section.AddText(hand, fmt::format("<text {}>{}</text>\n", at, words));
        return true;
    }

    Reader m_reader;
    std::vector<Attributes> m_inherited;
    SvgSection m_section;
    std::string m_series;
    std::string m_body;
    std::string m_viewBox;
};

} // namespace

std::string
ShortSvg(const std::string& picture, const std::string& title)
{
    Shortener shortener(picture);
    if (!shortener.Run())
    {
        return picture;
    }
    const std::string& box = shortener.ViewBox();
    const std::size_t space = box.rfind(' ');
    const std::size_t before = box.rfind(' ', space - 1);
    const std::string width = box.substr(before + 1, space - before - 1);
    const std::string height = box.substr(space + 1);
    return fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0}\" height=\"{1}\" viewBox=\"{2}\" "
        "font-family=\"sans-serif\" font-size=\"16\" fill=\"none\" stroke=\"currentColor\">\n"
        "<title>{3}</title>\n<style>{4}</style>\n"
        "<rect class=\"{5}\" width=\"{0}\" height=\"{1}\" fill=\"currentColor\" "
        "stroke=\"none\"/>\n{6}</svg>\n",
        width,
        height,
        box,
        XmlEscaped(title, "&<"),
        PlotStyle(),
        kPaper.name,
        shortener.Body());
}

} // namespace pptplab::analysis
