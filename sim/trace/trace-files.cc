// SPDX-License-Identifier: GPL-2.0-only
#include "sim/trace/trace-files.h"

#include "analysis/report/json-text.h"
#include "analysis/trace/decode.h"
#include "analysis/trace/ladder.h"
#include "analysis/trace/write-table.h"
#include "sim/files/text-file.h"
#include "sim/files/write-failure.h"

#include <fmt/format.h>

#include <sstream>

namespace pptplab::sim::trace
{

analysis::FrameTable
FramesOf(const RecordedCall& call)
{
    analysis::FrameTable table = analysis::Decode(call.capture);
    table.title = fmt::format("call {} of {}, dialled at {:.3f} s: {}",
                              call.number,
                              call.client,
                              ToSeconds(call.dialledAt),
                              NameOf(call.outcome));
    return table;
}

void
PrintTrace(const analysis::FrameTable& table, std::ostream& out)
{
    analysis::PrintFrames(table, out);
    out << "\n";
    analysis::PrintLadder(analysis::LadderOf(table), out);
}

void
WriteTrace(const std::filesystem::path& folder,
           const std::string& name,
           const analysis::FrameTable& table,
           const analysis::Capture* capture)
{
    std::ostringstream text;
    PrintTrace(table, text);
    files::WriteTextFile(folder / (name + ".txt"), text.str());
    files::WriteTextFile(folder / (name + ".json"), analysis::JsonText(analysis::ToJson(table)));
    files::WriteTextFile(folder / (name + ".svg"), analysis::LadderSvg(analysis::LadderOf(table)));
    const auto pcap = folder / (name + ".pcap");
    if (capture != nullptr && !analysis::WriteCapture(pcap.string(), *capture))
    {
        throw files::WriteCutOff(pcap);
    }
}

} // namespace pptplab::sim::trace
