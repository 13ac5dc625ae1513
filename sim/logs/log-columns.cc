// SPDX-License-Identifier: GPL-2.0-only
#include "sim/logs/log-columns.h"

#include "sim/scenario/values/nearest.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>
#include <utility>

namespace pptplab::sim::logs
{

namespace
{

using Header = scenario::CsvFile::Cells;

// The likeliest first. radacct's are FreeRADIUS's, raddb/mods-config/sql/main/*/schema.sql.
constexpr std::array<std::string_view, 10> kArrivals = {"arrival",
                                                        "start",
                                                        "acctstarttime",
                                                        "starttime",
                                                        "begin",
                                                        "login",
                                                        "logintime",
                                                        "connected",
                                                        "sessionstart",
                                                        "startdate"};
constexpr std::array<std::string_view, 11> kStops = {"stop",
                                                     "acctstoptime",
                                                     "stoptime",
                                                     "end",
                                                     "endtime",
                                                     "logout",
                                                     "logouttime",
                                                     "disconnected",
                                                     "sessionend",
                                                     "stopdate",
                                                     "enddate"};
constexpr std::array<std::string_view, 6> kLengths = {
    "holding", "acctsessiontime", "sessiontime", "duration", "sessionlength", "holdingtime"};
constexpr std::array<std::string_view, 1> kProtocols = {"protocols"};
constexpr std::array<std::string_view, 5> kSessions = {
    "session", "acctuniqueid", "acctsessionid", "sessionid", "uniqueid"};

template <std::size_t N>
std::vector<std::string>
Texts(const std::array<std::string_view, N>& names)
{
    return {names.begin(), names.end()};
}

/// Letters and digits only, in lower case.
std::string
Plain(const std::string& name)
{
    std::string plain;
    for (const char c : name)
    {
        if (std::isalnum(static_cast<unsigned char>(c)) != 0)
        {
            plain += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        }
    }
    return plain;
}

class Finder
{
  public:
    explicit Finder(const Header& header) : m_header(header)
    {
        for (const std::string& name : header)
        {
            m_plain.push_back(Plain(name));
        }
    }

    std::optional<std::size_t> Known(const std::vector<std::string>& names) const
    {
        for (const std::string& name : names)
        {
            const auto found = std::find(m_plain.begin(), m_plain.end(), name);
            if (found != m_plain.end())
            {
                return static_cast<std::size_t>(found - m_plain.begin());
            }
        }
        return std::nullopt;
    }

    scenario::Reading<std::size_t> Named(const char* key, const std::string& name) const
    {
        const auto exact = std::find(m_header.begin(), m_header.end(), name);
        if (exact != m_header.end())
        {
            return static_cast<std::size_t>(exact - m_header.begin());
        }
        const std::string plain = Plain(name);
        if (const auto place = Known({plain}); place && !plain.empty())
        {
            return *place;
        }
        return Failure{fmt::format("{} = {} is no column; the columns are {}, the nearest is {}",
                                   key,
                                   scenario::Shown(name),
                                   scenario::Joined(m_header),
                                   scenario::Nearest(name, m_header))};
    }

    /// The column that is named or, if none is and it may be looked for, known.
    scenario::Reading<std::optional<std::size_t>> Find(const char* key,
                                                       const std::optional<std::string>& given,
                                                       const std::vector<std::string>& names,
                                                       bool look) const
    {
        if (!given)
        {
            return look ? Known(names) : std::nullopt;
        }
        const auto place = Named(key, *given);
        return place ? scenario::Reading<std::optional<std::size_t>>(std::optional(place.Value()))
                     : Failure{place.Error()};
    }

    bool IsDouble(std::size_t place) const
    {
        return std::count(m_plain.begin(), m_plain.end(), m_plain[place]) > 1 &&
               std::count(m_header.begin(), m_header.end(), m_header[place]) > 1;
    }

  private:
    const Header& m_header;
    std::vector<std::string> m_plain;
};

struct Role
{
    const char* key;
    const std::optional<std::string>* given;
    std::vector<std::string> known;
    bool look;
};

/// Writes down which column was taken for what. The error is of one that is there twice.
std::optional<std::string>
Note(const Finder& finder,
     const Header& header,
     const std::vector<std::pair<const char*, std::optional<std::size_t>>>& taken,
     ColumnPlaces& places)
{
    std::vector<bool> used(header.size());
    for (const auto& [key, place] : taken)
    {
        if (!place)
        {
            continue;
        }
        if (finder.IsDouble(*place))
        {
            return fmt::format("column {} is there twice", scenario::Shown(header[*place]));
        }
        used[*place] = true;
        places.said += fmt::format(
            "{}{} from {}", places.said.empty() ? "" : ", ", key, scenario::Shown(header[*place]));
    }
    for (std::size_t i = 0; i < header.size(); ++i)
    {
        if (!used[i])
        {
            places.others.push_back(header[i]);
        }
    }
    return std::nullopt;
}

std::string
Missing(const Header& header)
{
    return fmt::format("the first line must name the columns: one for the arrival ({}), and one "
                       "for the holding time ({}) or for the end ({}); or say which they are: {{ "
                       "file = ..., arrival = \"COLUMN\", stop = \"COLUMN\" }}; it has {}",
                       scenario::Joined(Texts(kArrivals)),
                       scenario::Joined(Texts(kLengths)),
                       scenario::Joined(Texts(kStops)),
                       scenario::Shown(scenario::Joined(header)));
}

} // namespace

scenario::Reading<ColumnPlaces>
PlacesOf(const Header& header, const LogColumns& given)
{
    const Finder finder(header);
    const Role roles[] = {
        {"arrival", &given.arrival, Texts(kArrivals), true},
        {"stop", &given.stop, Texts(kStops), !given.holding},
        {"holding", &given.holding, Texts(kLengths), !given.stop},
        {"protocols", &given.protocols, Texts(kProtocols), true},
        {"session", &given.session, Texts(kSessions), true},
    };
    std::vector<std::pair<const char*, std::optional<std::size_t>>> taken;
    for (const Role& role : roles)
    {
        const auto place = finder.Find(role.key, *role.given, role.known, role.look);
        if (!place)
        {
            return Failure{place.Error()};
        }
        taken.emplace_back(role.key, place.Value());
    }
    if (!taken[0].second || (!taken[1].second && !taken[2].second))
    {
        return Failure{Missing(header)};
    }
    ColumnPlaces places;
    places.arrival = *taken[0].second;
    places.stop = taken[1].second;
    places.holding = taken[2].second;
    places.protocols = taken[3].second;
    places.session = taken[4].second;
    if (const auto wrong = Note(finder, header, taken, places))
    {
        return Failure{*wrong};
    }
    return places;
}

} // namespace pptplab::sim::logs
