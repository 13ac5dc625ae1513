// SPDX-License-Identifier: GPL-2.0-only
// Faults of service packs.
#include "tests/sim/explain/failing-settings.h"

#include <fmt/format.h>

namespace pptplab::sim::explain
{

namespace
{

FailingSetting
Fault(const std::string& name, const Parts& parts, std::uint16_t error, const char* cause)
{
    return {"fault, " + name, TomlOf(parts), error, {cause}};
}

std::vector<FailingSetting>
NbfcpWaits()
{
    Parts parts;
    parts.server = "service_pack = \"sp2\"\nnetbeui_access = \"this-computer\"\n";
    parts.calls = kNetBeui;
    return {Fault("Q163129", parts, 718, "nbfcp-waits")};
}

/// NDISWAN's lock: its caller, if the server waits for him longer than he does, and the next one.
std::vector<FailingSetting>
NdiswanLocks()
{
    std::vector<FailingSetting> all;
    for (const char* product : {"ras", "rras"})
    {
        const std::string name = fmt::format("Q219380, {}", product);
        Parts lock;
        lock.server = fmt::format(
            "product = \"{}\"\nservice_pack = \"sp4\"\nprocessors = 2\nhunt = \"lowest\"\n",
            product);
        lock.client = "server_type = \"nt31\"\n";
        lock.calls = kNetBeui;
        all.push_back(Fault(name, lock, 629, "ndiswan-lock"));
        lock.server += "nbf_patience = \"60s\"\n";
        all.push_back(Fault(name + ", patient", lock, 640, "ndiswan-lock-640"));
        lock.rest = "[[clients]]\nname = \"office\"\ntrace = [[\"100s\", \"5s\"]]\n";
        // RRAS of SP4 gives up before the caller does (Q219353's restart timer).
        const bool early = std::string(product) == "rras";
        all.push_back(Fault(name + ", the next caller",
                            lock,
                            early ? 629 : 721,
                            early ? "ndiswan-locked-629" : "ndiswan-locked"));
    }
    return all;
}

/// More ports than the memory has room for, and more interfaces than can be asked in time.
std::vector<FailingSetting>
TooMuchForRras()
{
    Parts stop;
    stop.server =
        "product = \"rras\"\nservice_pack = \"sp5\"\nreboot_at = \"1s\"\nreboot_takes = \"2s\"\n";
    stop.ports = "200";
    stop.calls = R"([["10s", "5s"]])";
    Parts table;
    table.server = "product = \"rras\"\nservice_pack = \"sp3\"\ninterface_query = \"70s\"\n";
    table.calls = R"([["1s", "5s"], ["100s", "5s"]])";
    table.duration = "400s";
    return {Fault("Q232133", stop, 650, "machine-stopped"),
            Fault("Q193499", table, 650, "interface-table")};
}

/// Faults of who does not wait long enough for a distant peer.
std::vector<FailingSetting>
TooEarlyRepeats()
{
    Parts late;
    late.server = "product = \"rras\"\nservice_pack = \"sp3\"\nhotfixes = [\"Q167040\"]\n";
    late.client = "product = \"rras\"\nhotfixes = [\"Q167040\"]\naccess.delay = \"600ms\"\n";
    Parts anew;
    anew.server = "service_pack = \"sp4\"\nregistry.RestartTimer = 10\n";
    anew.client = "service_pack = \"sp4\"\nauthentication = [\"ms-chap-v2\"]\n"
                  "registry.RestartTimer = 10\naccess.delay = \"1.6s\"\n";
    return {Fault("Q219353", late, 718, "restart-timer-short"),
            Fault("Q222060", anew, 5, "challenge-answered-anew")};
}

/// Sessions without data.
std::vector<FailingSetting>
DifferentKeys()
{
    std::vector<FailingSetting> all;
    for (const char* level : {"rtm", "sp3", "sp4"})
    {
        Parts sign;
        sign.server = "service_pack = \"sp5\"\n";
        sign.client = fmt::format("service_pack = \"{}\"\nauthentication = [\"ms-chap\"]\n"
                                  "encryption = \"required\"\npassword = \"Kenn§wort\"\n"
                                  "traffic = {{ rate = \"8kbps\" }}\n",
                                  level);
        sign.calls = R"([["1s", "30s"]])";
        all.push_back(Fault(fmt::format("Q251382, {}", level), sign, 0, "section-sign"));
    }
    Parts spoilt;
    spoilt.server = "service_pack = \"sp5\"\nencryption_bits = [\"40\", \"128\"]\n";
    spoilt.client = "service_pack = \"sp5\"\nencryption = \"required\"\n"
                    "encryption_bits = [\"40\", \"128\"]\ntraffic = { rate = \"8kbps\" }\n";
    spoilt.calls = R"([["1s", "30s"]])";
    all.push_back(Fault("Q236584", spoilt, 0, "spoilt-128-bit-key"));
    return all;
}

} // namespace

std::vector<FailingSetting>
FaultSettings()
{
    return Together(
        {NbfcpWaits(), NdiswanLocks(), TooMuchForRras(), TooEarlyRepeats(), DifferentKeys()});
}

} // namespace pptplab::sim::explain
