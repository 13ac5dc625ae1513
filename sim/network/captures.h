// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_NETWORK_CAPTURES_H
#define PPTPLAB_SIM_NETWORK_CAPTURES_H

#include "models/node/network/capture.h"
#include "sim/files/write-failure.h"

#include <optional>
#include <string>
#include <vector>

namespace pptplab::sim::network
{

/// The capture files of a run.
class Captures
{
  public:
    /// `folder` exists; without one nothing is captured.
    explicit Captures(std::optional<std::string> folder) : m_folder(std::move(folder)) {}

    /// What passes the device goes to FOLDER/NAME.pcap. Throws BadInput when it may not be opened;
    /// where the machine lacks something the run goes on, and Finish() tells.
    void Add(const std::string& name, node::LightDevice& device);

    /// Closes the captures after the last packet. Throws WriteCutOff.
    void Finish();

  private:
    struct OpenCapture
    {
        std::string path;
        ns3::Ptr<ns3::PcapFileWrapper> file;
    };

    std::optional<std::string> m_folder;
    std::vector<OpenCapture> m_open;
    std::optional<files::WriteCutOff> m_notOpened;
};

} // namespace pptplab::sim::network

#endif
