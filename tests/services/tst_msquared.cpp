// SPDX-License-Identifier: GPL-3.0-or-later
#include "msquared_tests.h"

#include <QCoreApplication>
#include <QTest>

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    int failed = 0;
    for (auto *make : {makeMSquaredRequestTest, makeMSquaredAnswerTest, makeMSquaredDenyAnswerTest,
                       makeMSquaredTwinTest, makeMSquaredDenyTwinTest}) {
        const std::unique_ptr<QObject> test = make();
        failed += QTest::qExec(test.get(), argc, argv);
    }
    return failed;
}
