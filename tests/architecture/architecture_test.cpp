// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/documents.h"
#include "tests/architecture/rules.h"
#include "tests/architecture/sourcefile.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace personae::architecture;

class ArchitectureTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void registrationsAreRead();
    void everyRuleBites_data() { ruleRows(); }
    void everyRuleBites();
    void everyRuleIsKept_data() { ruleRows(); }
    void everyRuleIsKept();
    void namesAreTold();
    void commentsAndLiteralsAreTold();
    void everySourceNamesItsLicence();
    void everySourceIncludesItsOwnHeaderFirst();
    void everyHeaderGuardsItself();
    void noSourceIsAGiant();
    void pathsAreFoundInDocuments();
    void everyPathNamedInADocumentExists_data();
    void everyPathNamedInADocumentExists();

private:
    void ruleRows();
    [[nodiscard]] QString contents(const QString &path) const;
    [[nodiscard]] bool exists(const QString &path) const
    {
        return QFileInfo::exists(m_root + u'/' + path);
    }

    QString m_root = QStringLiteral(PERSONAE_SOURCE_DIR);
    QList<SourceFile> m_files;
    QList<Rule> m_rules = allRules(registeredServices(contents(u"network/CMakeLists.txt"_s)));
};

void ArchitectureTest::initTestCase()
{
    m_files = readTree(m_root, {u"app"_s, u"models"_s, u"network"_s, u"ui"_s, u"tests"_s,
                                u"packaging"_s, u"resources"_s, u".ci"_s});
    m_files.removeIf(
        [](const SourceFile &file) { return file.path.startsWith("tests/fixtures/"_L1); });
    QVERIFY2(m_files.size() > 50, "the sources were not found");
}

QString ArchitectureTest::contents(const QString &path) const
{
    QFile file(m_root + u'/' + path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

void ArchitectureTest::ruleRows()
{
    QTest::addColumn<int>("index");
    for (int i = 0; i < m_rules.size(); ++i)
        QTest::newRow(m_rules.at(i).name.constData()) << i;
}

void ArchitectureTest::registrationsAreRead()
{
    QStringList folders;
    for (const RegisteredService &service :
         registeredServices(contents(u"network/CMakeLists.txt"_s))) {
        folders.append(service.folder);
        QVERIFY(exists(u"network/%1/%2.h"_s.arg(service.folder, service.type.toLower())));
    }
    // Whatever stands beside them in network/ is shared by all.
    QStringList rooms = QDir(m_root + u"/network"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    rooms.removeIf([&folders](const QString &room) { return folders.contains(room); });
    QCOMPARE(rooms, (QStringList{u"embedded"_s, u"wire"_s}));
}

void ArchitectureTest::everyRuleBites()
{
    QFETCH(int, index);
    const Rule &rule = m_rules.at(index);
    QVERIFY(rule.forbidden.isValid() && rule.where.isValid() && rule.except.isValid());
    QVERIFY(!breaches(rule, SourceFile::of(rule.offendingPath, rule.offender)).isEmpty());
}

void ArchitectureTest::everyRuleIsKept()
{
    QFETCH(int, index);
    QStringList found;
    for (const SourceFile &file : std::as_const(m_files)) {
        if (!file.path.startsWith("tests/architecture/"_L1))
            found += breaches(m_rules.at(index), file);
    }
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
}

void ArchitectureTest::namesAreTold()
{
    const QList<Rule> rules = allRules({{u"epixel"_s, u"EpixelApi"_s}});
    const auto found = [&rules](const QString &path, const QString &code) {
        qsizetype count = 0;
        for (const Rule &rule : rules)
            count += breaches(rule, SourceFile::of(path, code)).size();
        return count;
    };
    QCOMPARE(found(u"ui/x.cpp"_s, u"f(u\"epixel.path\"_s); g(isEpixel); EPIXEL(0);\n"_s), 3);
    QCOMPARE(found(u"ui/x.cpp"_s, u"int edgePixels; // Epixel 3.4\n"_s), 0);
    QCOMPARE(found(u"network/other/x.cpp"_s, u"f(u\"epixel\"_s);\n"_s), 1);
    QCOMPARE(found(u"network/epixel/x.cpp"_s, u"f(u\"epixel\"_s);\n"_s), 0);
    QCOMPARE(found(u"network/embedded/x.cpp"_s, u"f(u\"epixel\"_s);\n"_s), 0);
}

void ArchitectureTest::commentsAndLiteralsAreTold()
{
    const auto file = SourceFile::of(
        u"app/x.cpp"_s, u"a(); // exec()\n/* exec()\n */ b(\"exec() // no comment\");\n"
                        "c('\"'); d(R\"x(exec())x\"); // #include <QLabel>\n"
                        "#include <QString>\n#include \"app/x.h\"\n"_s);
    QVERIFY(!file.bare.contains(u"exec"_s));
    QVERIFY(file.code.contains(u"exec() // no comment"_s));
    QCOMPARE(file.code.count(u'\n'), file.text.count(u'\n'));
    QCOMPARE(file.includes, (QStringList{u"QString"_s, u"app/x.h"_s}));
}

void ArchitectureTest::everySourceNamesItsLicence()
{
    static const QRegularExpression kinds(
        u"(\\.(h|cpp|in|cmake|sql|desktop)|CMakeLists\\.txt|packages\\.txt|packaging/(run|test|lib)|^\\.ci/[^/]+)$"_s);
    QStringList without;
    for (const SourceFile &file : std::as_const(m_files)) {
        const QString head = file.text.section(u'\n', 0, 2);
        if (kinds.match(file.path).hasMatch() &&
            !head.contains("SPDX-License-Identifier: GPL-3.0-or-later"_L1))
            without.append(file.path);
    }
    QVERIFY2(without.isEmpty(), qPrintable(without.join(u'\n')));
}

// That is what proves a header to be self-contained.
void ArchitectureTest::everySourceIncludesItsOwnHeaderFirst()
{
    QStringList wrong;
    for (const SourceFile &file : std::as_const(m_files)) {
        QString own = file.path;
        own.replace(QRegularExpression(u"\\.cpp$"_s), u".h"_s);
        const QString first = file.includes.value(0);
        // Tests may name what lies beside them without its folder.
        const bool beside = own.startsWith("tests/"_L1) && first == own.section(u'/', -1);
        if (file.path.endsWith(".cpp"_L1) && exists(own) && first != own && !beside)
            wrong.append(u"%1 includes %2 first"_s.arg(file.path, first));
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

void ArchitectureTest::everyHeaderGuardsItself()
{
    for (const SourceFile &file : std::as_const(m_files)) {
        if (file.isHeader())
            QVERIFY2(file.code.contains("#pragma once\n"_L1), qPrintable(file.path));
    }
}

// Not a style rule: a file this long holds two jobs.
void ArchitectureTest::noSourceIsAGiant()
{
    constexpr auto giant = 600;
    for (const SourceFile &file : std::as_const(m_files)) {
        if (file.isCpp())
            QVERIFY2(file.text.count(u'\n') < giant, qPrintable(file.path));
    }
}

void ArchitectureTest::pathsAreFoundInDocuments()
{
    const auto found = pathsNamedIn(
        u"Run `packaging/test -R x` in `network/<service>/`, not in `build/test`; `GET /a` "
        "is [here](LICENSE) and [there](https://example.org/a). <img src=\"a/b.png\">"_s);
    QCOMPARE(found, (QStringList{u"packaging/test"_s, u"LICENSE"_s, u"a/b.png"_s}));
}

void ArchitectureTest::everyPathNamedInADocumentExists_data()
{
    QTest::addColumn<QString>("document");
    for (const char *name : {"README.md", "CONTRIBUTING.md", "CHANGELOG.md"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void ArchitectureTest::everyPathNamedInADocumentExists()
{
    QFETCH(QString, document);
    const QString text = contents(document);
    QVERIFY(!text.isEmpty());
    QStringList missing;
    for (const QString &path : pathsNamedIn(text)) {
        if (!exists(path))
            missing.append(path);
    }
    QVERIFY2(missing.isEmpty(),
             qPrintable(document + u" names what is not there: "_s + missing.join(u", "_s)));
}

QTEST_GUILESS_MAIN(ArchitectureTest)
#include "architecture_test.moc"
