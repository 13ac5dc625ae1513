// SPDX-License-Identifier: GPL-2.0-only
#include "sim/network/captures.h"

#include <cerrno>
#include <system_error>

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
        try
        {
            files::FailToWrite(path, {errno, std::generic_category()});
        }
        catch (const files::WriteCutOff& error)
        {
            m_notOpened = error;
            return;
        }
    }
    m_open.push_back({path, file});
}

void
Captures::Finish()
{
    if (m_notOpened)
    {
        throw *m_notOpened;
    }
    for (const auto& [path, file] : m_open)
    {
        if (!node::Finish(*file))
        {
            throw files::WriteCutOff(std::filesystem::path(path));
        }
    }
}

} // namespace pptplab::sim::network
