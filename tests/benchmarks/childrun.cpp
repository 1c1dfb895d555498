// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/childrun.h"

#include <QCoreApplication>
#include <QFile>
#include <QList>
#include <QProcess>

#include <algorithm>
#include <cstdio>
#include <ctime>

using namespace Qt::StringLiterals;

namespace personae::benchmark {
namespace {

constexpr int childTimeout = 1'200'000; // milliseconds; a million people take their time

double median(QList<double> values)
{
    std::sort(values.begin(), values.end());
    return values.at(values.size() / 2);
}

/// What the child wrote; nothing if it failed.
std::optional<QByteArray> outputOf(const QStringList &arguments)
{
    QProcess child;
    child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    child.start(QCoreApplication::applicationFilePath(),
                arguments + QStringList{u"--started"_s, QString::number(sharedClock())});
    const bool ended = child.waitForFinished(childTimeout);
    if (!ended) {
        child.kill();
        child.waitForFinished();
    }
    if (!ended || child.exitStatus() != QProcess::NormalExit || child.exitCode() != 0)
        return std::nullopt;
    return child.readAllStandardOutput().trimmed();
}

std::optional<Sample> runChild(const QStringList &arguments)
{
    const auto output = outputOf(arguments);
    if (!output)
        return std::nullopt;
    const QList<QByteArray> words = output->split(' ');
    if (words.size() != 2)
        return std::nullopt;
    return Sample{words.at(0).toDouble(), words.at(1).toDouble()};
}

} // namespace

qint64 sharedClock()
{
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return qint64(now.tv_sec) * 1'000'000'000 + now.tv_nsec;
}

std::optional<Sample> medianOfChildren(const QStringList &arguments, int runs)
{
    QList<double> times;
    QList<double> sizes;
    for (int run = 0; run <= runs; ++run) {
        const auto sample = runChild(arguments);
        if (!sample) {
            std::fprintf(stderr, "benchmarks: the child failed: %s\n",
                         qUtf8Printable(arguments.join(u' ')));
            return std::nullopt;
        }
        if (run == 0)
            continue;
        times.append(sample->milliseconds);
        sizes.append(sample->mebibytes);
    }
    return Sample{median(times), median(sizes)};
}

bool runOnce(const QStringList &arguments)
{
    return outputOf(arguments).has_value();
}

void report(qint64 startedAt)
{
    const double milliseconds = double(sharedClock() - startedAt) / 1e6;
    std::printf("%.3f %.3f\n", milliseconds, residentMemory());
    std::fflush(stdout);
}

double residentMemory()
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    const QList<QByteArray> lines = status.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith("VmRSS:"))
            return line.mid(6).simplified().split(' ').value(0).toDouble() / 1024;
    }
    return 0;
}

} // namespace personae::benchmark
