// SPDX-License-Identifier: GPL-2.0-only
#include "sim/network/captures.h"

#include "sim/files/text-file.h"
#include "sim/scenario/values/problem.h"

namespace pptplab::sim::network
{

void
Captures::Add(const std::string& name, node::LightDevice& device)
{
    if (!m_folder)
    {
        return;
    }
    const std::string path = *m_folder + '/' + name + ".pcap";
    const auto file = node::CaptureTo(path, device);
    if (!file)
    {
        throw scenario::BadInput(path + ": the capture cannot be opened for writing");
    }
    m_open.push_back({path, file});
}

void
Captures::Finish()
{
    for (const auto& [path, file] : m_open)
    {
        if (!node::Finish(*file))
        {
            throw files::WriteCutOff(std::filesystem::path(path));
        }
    }
}

} // namespace pptplab::sim::network
