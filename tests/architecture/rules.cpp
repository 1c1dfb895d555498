// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/rules.h"

using namespace Qt::StringLiterals;

namespace personae::architecture {
namespace {

QRegularExpression re(const QString &pattern)
{
    return QRegularExpression(pattern, QRegularExpression::MultilineOption);
}

// Class headers of Qt Widgets that a file could name, besides the folder and the umbrella header.
const auto widgetsHeaders =
    u"^(QtWidgets\\b.*|Q(Application|Widget|MainWindow|Dialog\\w*|Message(Box)|FileDialog|Label|"
    u"\\w*Button|"
    "\\w*LineEdit|\\w*TextEdit|\\w*Layout|(List|Table|Tree|Graphics|AbstractItem|Header)(View|"
    "Widget)|\\w*Delegate|Menu\\w*|Style|ProxyStyle|"
    "StyleOption\\w*|ToolTip|"
    "Frame|\\w*ScrollArea|ComboBox|\\w*SpinBox|\\w*Slider|\\w*Completer|SystemTrayIcon|Shortcut)|ui/.*)$"_s;

QList<Rule> includeRules()
{
    return {
        {"models and network never see Widgets", re(u"^(models|network)/"_s), re(u"$.^"_s),
         Part::Includes, re(widgetsHeaders), u"#include <QLabel>\n"_s, u"models/store/x.cpp"_s},
        {"models never see network, ui or app", re(u"^models/"_s), re(u"$.^"_s), Part::Includes,
         re(u"^((network|ui|app|tests)/|QtNetwork\\b|QNetwork|QTcp|QHttp)"_s),
         u"#include \"network/wire/wish.h\"\n"_s, u"models/outbox/x.h"_s},
        {"values see nothing but values and Qt Core", re(u"^models/values/"_s), re(u"$.^"_s),
         Part::Includes,
         re(u"^(models/(?!values/)|QtGui\\b|QtSql\\b|QSql|QImage$|QPixmap$|QColor$|QIcon$|QFont$)"_s),
         u"#include <QImage>\n"_s, u"models/values/x.h"_s},
        {"adapters and wire see only values of models", re(u"^network/"_s),
         re(u"^network/embedded/"_s), Part::Includes,
         re(u"^((ui|app|tests)/|models/(?!values/))"_s),
         u"#include \"models/store/profilestore.h\"\n"_s, u"network/wire/x.cpp"_s},
        {"embedded services see only values and media of models", re(u"^network/embedded/"_s),
         re(u"$.^"_s), Part::Includes, re(u"^((ui|app|tests)/|models/(?!values/|media/))"_s),
         u"#include \"models/store/profilestore.h\"\n"_s, u"network/embedded/x.cpp"_s},
        {"the client never sees the embedded services", re(u"^(network|models|ui)/"_s),
         re(u"^network/embedded/"_s), Part::Includes, re(u"^network/embedded/"_s),
         u"#include \"network/embedded/node.h\"\n"_s, u"network/wire/x.cpp"_s},
        {"ui never sees network or sql", re(u"^ui/"_s), re(u"$.^"_s), Part::Includes,
         re(u"^((network|app|tests)/|QtNetwork\\b|QtSql\\b|QNetwork|QTcp|QSsl|QHost|QSql)"_s),
         u"#include <QSqlQuery>\n"_s, u"ui/window/x.cpp"_s},
        {"HttpClient alone owns the network access manager", re(u"^(models|network|ui|app)/"_s),
         re(u"^network/wire/"_s), Part::Includes,
         re(u"^(QtNetwork/)?QNetwork(AccessManager|Reply)$"_s),
         u"#include <QNetworkAccessManager>\n"_s, u"app/x.cpp"_s},
        {"tests are not part of the product", re(u"^(models|network|ui|app)/"_s), re(u"$.^"_s),
         Part::Includes, re(u"^(tests/|QTest|QSignalSpy)"_s), u"#include <QSignalSpy>\n"_s,
         u"app/x.cpp"_s},
    };
}

QList<Rule> sqlRules()
{
    const auto rooms =
        u"^(models/(store|outbox|people|notes|records|denylist)|network/embedded)/"_s;
    return {
        {"SQL classes only in the stores", re(u"^(models|network|ui|app)/"_s), re(rooms),
         Part::Includes, re(u"^(QtSql\\b|QSql)"_s), u"#include <QSqlDatabase>\n"_s, u"app/x.cpp"_s},
        {"SQL text only in the stores", re(u"^(models|network|ui|app)/"_s), re(rooms), Part::Code,
         re(u"\"\\s*(SELECT\\s|INSERT\\s+(OR\\s+\\w+\\s+)?INTO|UPDATE\\s+\\w+\\s+SET|DELETE\\s+FROM|PRAGMA\\s|CREATE\\s+TABLE)"_s),
         u"auto q = u\"SELECT name FROM profile\"_s;\n"_s, u"models/lists/x.cpp"_s},
    };
}

QList<Rule> habitRules()
{
    const auto product = u"^(models|network|ui|app)/"_s;
    return {
        {"no nested event loop", re(product), re(u"$.^"_s), Part::Bare,
         re(u"\\b(QEventLoop|processEvents|sendPostedEvents)\\b"_s), u"QEventLoop loop;\n"_s,
         u"app/x.cpp"_s},
        // The stores' exec() belongs to queries, main()'s to the program.
        {"open() instead of exec()", re(product),
         re(u"(^(models/(store|outbox|people|notes)|network/embedded)/|(^|/)\\w*main\\.cpp$)"_s),
         Part::Bare, re(u"\\bexec\\s*\\("_s), u"dialog.exec();\n"_s, u"ui/window/x.cpp"_s},
        {"no sender()", re(product), re(u"$.^"_s), Part::Bare, re(u"(?<![\\w.>:])sender\\(\\)"_s),
         u"auto *b = qobject_cast<QObject *>(sender());\n"_s, u"ui/window/x.cpp"_s},
        {"words for people only in ui and app", re(u"^(models|network)/"_s), re(u"$.^"_s),
         Part::Bare, re(u"\\b(tr|qtTrId|Q(Core)?Application::translate)\\s*\\("_s),
         u"return tr(\"Saved\");\n"_s, u"models/form/x.cpp"_s},
        {"colours only in the theme", re(u"^(ui|app)/"_s), re(u"^ui/theme/"_s), Part::Code,
         re(u"(#[0-9a-fA-F]{6}\\b|\\bQt::(dark)?(red|green|blue|cyan|magenta|yellow|gr[ae]y)\\b|\\bQColor\\(\\s*(0x)?[0-9])"_s),
         u"setColor(u\"#3557D6\"_s);\n"_s, u"ui/window/x.cpp"_s},
        // Benchmarks measure what is quiet.
        {"no sleeping in tests", re(u"^tests/"_s), re(u"^tests/benchmarks/"_s), Part::Bare,
         re(u"\\b(qSleep|qWait|QThread::(m|u)?sleep|sleep_for)\\s*\\("_s),
         u"QTest::qWait(100);\n"_s, u"tests/x.cpp"_s},
        {"signals and slots are written with Q_", re(product), re(u"$.^"_s), Part::Bare,
         re(u"^\\s*((public|private|protected)\\s+slots|signals)\\s*:|\\bSIGNAL\\("_s),
         u"class A {\nsignals:\n};\n"_s, u"app/x.h"_s},
    };
}

QList<Rule> linkRules()
{
    return {
        {"models and network link no Widgets", re(u"^(models|network)/.*CMakeLists.txt$"_s),
         re(u"$.^"_s), Part::CMake,
         re(u"Qt6::(Widgets|Svg|PrintSupport|OpenGLWidgets)\\b|personae_(ui|app)\\w*"_s),
         u"target_link_libraries(x PRIVATE Qt6::Widgets)\n"_s, u"models/store/CMakeLists.txt"_s},
        {"models link no network", re(u"^models/.*CMakeLists.txt$"_s), re(u"$.^"_s), Part::CMake,
         re(u"Qt6::(Network|HttpServer)\\b|personae_(wire|network|service\\w*|embedded)\\b"_s),
         u"PUBLIC personae_wire)\n"_s, u"models/outbox/CMakeLists.txt"_s},
        {"ui links neither network nor sql", re(u"^ui/.*CMakeLists.txt$"_s), re(u"$.^"_s),
         Part::CMake,
         re(u"Qt6::(Network|Sql|HttpServer)\\b|personae_(wire|network|service\\w*|embedded|app)\\b"_s),
         u"PRIVATE Qt6::Sql)\n"_s, u"ui/window/CMakeLists.txt"_s},
    };
}

/// Its folder's name and its class without "Api"; "edgePixels" is not Epixel.
QRegularExpression nameOf(const RegisteredService &service)
{
    QString bare = service.type;
    bare.remove(QRegularExpression(u"Api$"_s));
    return re(u"(?<![A-Za-z])%1|%2|%3"_s.arg(service.folder, bare, service.folder.toUpper()));
}

/// Services are told apart by what they declare: no code but their own knows them by name. Those
/// we play ourselves know all they play.
QList<Rule> nameRules(const RegisteredService &service)
{
    const QByteArray id = service.folder.toLatin1();
    const QRegularExpression name = nameOf(service);
    const QRegularExpression own = re(u"^network/(embedded|%1)/"_s.arg(service.folder));
    return {
        {"no " + id + " outside its adapter", re(u"^(models|network|ui|app)/"_s), own, Part::Code,
         name, u"if (service == u\"%1\"_s) {}\n"_s.arg(service.folder), u"ui/window/x.cpp"_s},
        {"nothing links " + id, re(u"^(models|ui|app)/.*CMakeLists.txt$"_s), re(u"$.^"_s),
         Part::CMake, name, u"PRIVATE personae_service_%1)\n"_s.arg(service.folder),
         u"ui/window/CMakeLists.txt"_s},
    };
}

QStringList breachesInText(const Rule &rule, const SourceFile &file, const QString &text)
{
    QStringList found;
    auto matches = rule.forbidden.globalMatch(text);
    while (matches.hasNext()) {
        const auto match = matches.next();
        const auto line = QStringView(text).first(match.capturedStart()).count(u'\n') + 1;
        found.append(u"%1:%2: %3"_s.arg(file.path).arg(line).arg(match.captured().trimmed()));
    }
    return found;
}

} // namespace

QList<RegisteredService> registeredServices(const QString &cmake)
{
    static const QRegularExpression line = re(u"^personae_add_service\\((\\w+) (\\w+)\\)"_s);
    QList<RegisteredService> services;
    auto matches = line.globalMatch(cmake);
    while (matches.hasNext()) {
        const auto match = matches.next();
        services.append({match.captured(1), match.captured(2)});
    }
    return services;
}

QList<Rule> allRules(const QList<RegisteredService> &services)
{
    QList<Rule> rules = includeRules() + sqlRules() + habitRules() + linkRules();
    for (const RegisteredService &service : services)
        rules += nameRules(service);
    return rules;
}

QStringList breaches(const Rule &rule, const SourceFile &file)
{
    if (!rule.where.match(file.path).hasMatch() || rule.except.match(file.path).hasMatch())
        return {};
    if (rule.part == Part::CMake)
        return breachesInText(rule, file, file.text);
    if (!file.isCpp())
        return {};
    if (rule.part != Part::Includes)
        return breachesInText(rule, file, rule.part == Part::Bare ? file.bare : file.code);
    QStringList found;
    for (const QString &include : file.includes) {
        if (rule.forbidden.match(include).hasMatch())
            found.append(u"%1 includes %2"_s.arg(file.path, include));
    }
    return found;
}

} // namespace personae::architecture
