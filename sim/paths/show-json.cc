// SPDX-License-Identifier: GPL-2.0-only
#include "sim/paths/show-json.h"

#include "sim/paths/nat-words.h"

#include <array>

namespace pptplab::sim::paths
{

namespace
{

using Json = nlohmann::ordered_json;

constexpr std::array<std::string_view, 10> kPacketNames = {"syn",
                                                           "syn-ack",
                                                           "ack",
                                                           "message",
                                                           "server-ack",
                                                           "server-message",
                                                           "gre",
                                                           "server-gre",
                                                           "echo-request",
                                                           "echo-reply"};
constexpr std::array<std::string_view, 5> kStoppedByNames = {
    "rule", "broken-line", "no-route", "pptp-filtering", "nat"};

template <typename Number>
Json
OrNull(const std::optional<Number>& number)
{
    return number ? Json(*number) : Json();
}

class Writer
{
  public:
    Writer(const Prediction& prediction, const Source& source)
        : m_prediction(prediction), m_source(source)
    {
    }

    Json All() const
    {
        Json json{{"file", m_source.file}, {"passes", !m_prediction.AnyBlocked()}};
        json["groups"] = Json::array();
        for (const GroupPrediction& group : m_prediction.groups)
        {
            json["groups"].push_back(Of(group));
        }
        if (const auto nat = ServerNatOf(m_source.scenario.nats))
        {
            json["server_nat"] = OfServers(*nat);
        }
        if (m_prediction.noLeasesUntil)
        {
            json["no_leases"] = {{"until", ToSeconds(*m_prediction.noLeasesUntil)},
                                 {"text", NoLeasesText(*m_prediction.noLeasesUntil)}};
        }
        json["weak_points"] = Json::array();
        for (const topologies::WeakPoint& point : m_prediction.weakPoints)
        {
            json["weak_points"].push_back(Of(point));
        }
        Json limits = Json::array();
        for (const topologies::Edge line : m_prediction.capacity.limits)
        {
            limits.push_back(LineText(m_source, line));
        }
        json["capacity"] = {{"traffic_bps", m_prediction.traffic.bitsPerSecond},
                            {"tunnels", m_prediction.capacity.tunnels},
                            {"limits", std::move(limits)}};
        if (!m_source.plan.Notes().empty())
        {
            json["notes"] = m_source.plan.Notes();
        }
        json["remarks"] = Remarks(m_prediction, m_source);
        return json;
    }

  private:
    const std::string& Name(topologies::Vertex machine) const
    {
        return m_source.plan.Machines()[machine].name;
    }

    Json Of(const GroupPrediction& group) const
    {
        Json phases = Json::array();
        for (const GroupPhase& phase : group.phases)
        {
            phases.push_back(Of(phase));
        }
        Json json{{"name", m_source.scenario.clients[group.group].calls.name},
                  {"places", group.callers.size()},
                  {"phases", std::move(phases)}};
        if (group.nat)
        {
            json["nat"] = Of(*group.nat);
        }
        return json;
    }

    Json Of(const NatShare& share) const
    {
        const scenario::NatSpec& spec = m_source.scenario.nats[share.nat];
        return {
            {"box", NatName(m_source, share.nat)},
            {"gre", firewall::kGreModeNames.at(static_cast<std::size_t>(spec.box.gre))},
            {"callers", OrNull(share.callers)},
            {"callers_per_address", OrNull(share.perAddress)},
            {"addresses", OrNull(share.addresses)},
            {"one_address_to_one_server", share.oneAddressToOneServer},
            {"to_one_server", OrNull(share.toOneServer)},
            {"all_at_a_time", !share.FallsShort()},
            {"ports", spec.box.ports.Size()},
            {"call_ids",
             spec.box.gre == firewall::GreMode::CallId ? Json(spec.box.callIds.Size()) : Json()},
            {"kept_out", share.keptOut ? Json(ToSeconds(*share.keptOut)) : Json()},
            {"fails_within", share.keptOut ? Json(ToSeconds(share.failsWithin)) : Json()},
            {"text", NatTexts(m_source, share)}};
    }

    Json OfServers(std::size_t nat) const
    {
        const auto& servers = m_source.plan.Topology().Servers();
        const auto nameOf = [&](const std::optional<std::uint32_t>& server) {
            return server ? Json(Name(servers[*server])) : Json();
        };
        Json addresses = Json::array();
        for (const ServerAddress& address : ServerAddressesOf(m_source, nat))
        {
            Json behind = Json::array();
            for (const std::uint32_t server : address.servers)
            {
                behind.push_back(Name(servers[server]));
            }
            addresses.push_back({{"address", topologies::ToText(address.outside)},
                                 {"servers", std::move(behind)},
                                 {"tcp_1723", nameOf(address.forwards.pptp)},
                                 {"gre", nameOf(address.forwards.gre)}});
        }
        const auto gre = static_cast<std::size_t>(m_source.scenario.nats[nat].box.gre);
        return {{"box", NatName(m_source, nat)},
                {"gre", firewall::kGreModeNames.at(gre)},
                {"addresses", std::move(addresses)},
                {"text", ServerNatTexts(m_source, nat)}};
    }

    Json Of(const GroupPhase& phase) const
    {
        Json findings = Json::array();
        for (const Finding& finding : phase.findings)
        {
            findings.push_back(Of(finding));
        }
        Json json{{"from", ToSeconds(phase.from)}, {"until", ToSeconds(phase.until)}};
        json["nearest"] = phase.nearest ? Of(*phase.nearest) : Json();
        json["farthest"] = phase.farthest ? Of(*phase.farthest) : Json();
        json["findings"] = std::move(findings);
        return json;
    }

    Json Of(const Way& way) const
    {
        Json path = Json::array();
        for (const topologies::Vertex machine : way.path.machines)
        {
            path.push_back(Name(machine));
        }
        return {{"path", std::move(path)},
                {"round_trip_40", ToSeconds(way.small)},
                {"round_trip_1500", ToSeconds(way.full)},
                {"bottleneck_bps", way.rate.bitsPerSecond},
                {"bottleneck", LineText(m_source, way.bottleneck)}};
    }

    Json Of(const Finding& finding) const
    {
        Json callers = Json::array();
        for (const topologies::Vertex caller : finding.callers)
        {
            callers.push_back(Name(caller));
        }
        Json servers = Json::array();
        for (const std::uint32_t server : finding.servers)
        {
            servers.push_back(Name(m_source.plan.Topology().Servers()[server]));
        }
        Json obstacles = Json::array();
        for (const Obstacle& each : finding.verdict.obstacles)
        {
            obstacles.push_back(Of(each));
        }
        return {{"callers", std::move(callers)},
                {"servers", std::move(servers)},
                {"outcome", NameOf(OutcomeOf(finding.verdict))},
                {"ras_error", RasErrorOf(finding.verdict)},
                {"ping", AnswersPing(finding.verdict)},
                {"blocked", std::move(obstacles)}};
    }

    Json Of(const Obstacle& obstacle) const
    {
        const Stop& stop = obstacle.stop;
        Json json{{"packet", kPacketNames.at(static_cast<std::size_t>(obstacle.packet))},
                  {"by", kStoppedByNames.at(static_cast<std::size_t>(stop.by))},
                  {"at", Name(stop.machine)}};
        if (!stop.interface.empty())
        {
            json["interface"] = stop.interface;
        }
        if (stop.by != StoppedBy::BrokenLine && stop.by != StoppedBy::NoRoute)
        {
            json["direction"] = stop.direction == firewall::Direction::In ? "in" : "out";
        }
        if (stop.by == StoppedBy::Nat)
        {
            json["nat"] = stop.nat + 1;
        }
        if (stop.by == StoppedBy::Rule)
        {
            json["rule"] = stop.rule + 1;
            json["rule_text"] = RuleText(m_source.scenario.firewall[stop.rule]);
            json["sender_told"] = obstacle.told.value_or(false);
        }
        json["text"] = StopText(m_source, obstacle);
        return json;
    }

    Json Of(const topologies::WeakPoint& point) const
    {
        const auto* const machine = std::get_if<topologies::Vertex>(&point.what);
        Json json;
        json[machine != nullptr ? "router" : "line"] =
            machine != nullptr ? Name(*machine)
                               : LineText(m_source, std::get<topologies::Edge>(point.what));
        json["places_cut_off"] = point.clientsCutOff;
        return json;
    }

    const Prediction& m_prediction;
    const Source& m_source;
};

} // namespace

Json
ToJson(const Prediction& prediction, const Source& source)
{
    return Writer(prediction, source).All();
}

} // namespace pptplab::sim::paths
