// SPDX-License-Identifier: GPL-3.0-or-later

// Replays every recorded exchange and every vector over a real socket, through the real HttpClient
// and the real adapters, and checks each word of what a case must prove. PERSONAE_EXTRA_CASES names
// further folders, with colons. With --mutants it also alters every word of every case it proved:
// a case where that goes unnoticed fails.

#include "casefile.h"
#include "runner.h"

#include <QCoreApplication>
#include <QTextStream>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace {

void printRow(QTextStream &out, const QString &name, const QMap<Verdict, int> &counts)
{
    const auto number = [&counts](Verdict verdict) {
        return QString::number(counts.value(verdict));
    };
    out << name.leftJustified(40) << number(Verdict::Ok) << " passed, " << number(Verdict::Failed)
        << " failed, " << number(Verdict::Skipped) << " skipped, " << number(Verdict::Disputed)
        << " disputed\n";
}

void printTotals(const Runner &runner, const QStringList &problems)
{
    QTextStream out(stdout);
    out << '\n';
    const auto &endpoints = runner.endpoints();
    for (auto it = endpoints.cbegin(); it != endpoints.cend(); ++it)
        printRow(out, it.key(), it.value());
    out << '\n';
    const auto &services = runner.services();
    for (auto it = services.cbegin(); it != services.cend(); ++it)
        printRow(out, it.key(), it.value());
    for (const QString &problem : problems)
        out << "FAIL " << problem << '\n';
    out << "\ndisputed " << runner.count(Verdict::Disputed) << '\n';
    out << runner.count(Verdict::Ok) << " passed, "
        << runner.count(Verdict::Failed) + problems.size() << " failed, "
        << runner.count(Verdict::Skipped) << " skipped\n";
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QString fixtures = QStringLiteral(PERSONAE_FIXTURES);
    QStringList problems;
    QList<ContractCase> cases = casesBelow(fixtures, problems);
    cases += casesBelow(fixtures + QStringLiteral("/further"), problems); // of our own
    const QStringList extra =
        qEnvironmentVariable("PERSONAE_EXTRA_CASES").split(u':', Qt::SkipEmptyParts);
    for (const QString &folder : extra)
        cases += casesBelow(folder, problems);

    Runner runner(cases, disputedCases(fixtures + u"/disputed.json"_s, problems));
    runner.setMutates(application.arguments().contains(u"--mutants"_s));
    QObject::connect(&runner, &Runner::finished, &application, [&runner, &problems] {
        printTotals(runner, problems);
        QCoreApplication::exit(runner.count(Verdict::Failed) || !problems.isEmpty() ? 1 : 0);
    });
    runner.start();
    return QCoreApplication::exec();
}
