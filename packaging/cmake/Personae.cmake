# SPDX-License-Identifier: GPL-3.0-or-later
# One place for what every target of ours gets: warnings, Qt strictness, sanitizers.

add_library(personae_options INTERFACE)
target_compile_features(personae_options INTERFACE cxx_std_20)
target_compile_definitions(personae_options INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_NO_URL_CAST_FROM_STRING
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_NO_FOREACH QT_NO_KEYWORDS QT_USE_QSTRINGBUILDER
    QT_DISABLE_DEPRECATED_BEFORE=0x060400 PERSONAE_VERSION="${PROJECT_VERSION}")
target_compile_options(personae_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wcast-align -Wunused
    -Wconversion -Wno-sign-conversion -Wformat=2 -Wimplicit-fallthrough -Wextra-semi
    $<$<BOOL:${PERSONAE_WERROR}>:-Werror>)
if(PERSONAE_SANITIZE)
    target_compile_options(personae_options INTERFACE -fsanitize=address,undefined
        -fno-omit-frame-pointer -fno-sanitize-recover=undefined)
    target_link_options(personae_options INTERFACE -fsanitize=address,undefined)
endif()

# personae_library(NAME SOURCES ... PUBLIC libs... PRIVATE libs...): a static library, one room of the house.
function(personae_library name)
    cmake_parse_arguments(arg "" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
    add_library(${name} STATIC ${arg_SOURCES})
    target_include_directories(${name} PUBLIC ${PROJECT_SOURCE_DIR})
    target_link_libraries(${name} PUBLIC ${arg_PUBLIC} PRIVATE personae_options ${arg_PRIVATE})
    # GCC's -Wshadow takes SignInWay::Token to hide any alias `Token` it saw before.
    set_target_properties(${name} PROPERTIES
        UNITY_BUILD_CODE_BEFORE_INCLUDE "#include \"models/values/vocabulary.h\"")
endfunction()

# personae_tests(PROGRAM TESTS ... [SOURCES ...] LIBS ...): the QtTest classes of a folder, offscreen, with asserts on.
# They share one program, because linking is what building a test costs, but each runs in a process of its own: TEST.cpp
# ends in QTEST_MAIN as usual, and CMake's test driver calls it by its name (PROGRAM TEST [function]).
function(personae_tests program)
    cmake_parse_arguments(arg "" "TIMEOUT" "TESTS;SOURCES;LIBS" ${ARGN})
    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 120)
    endif()
    list(TRANSFORM arg_TESTS APPEND .cpp OUTPUT_VARIABLE sources)
    create_test_sourcelist(sources_and_driver ${program}_driver.cpp ${sources})
    add_executable(${program} ${sources_and_driver} ${arg_SOURCES})
    target_link_libraries(${program} PRIVATE personae_options Qt6::Test ${arg_LIBS})
    target_compile_definitions(${program} PRIVATE QT_FORCE_ASSERTS
        PERSONAE_FIXTURES="${PROJECT_SOURCE_DIR}/tests/fixtures"
        PERSONAE_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
    # Each test has names of its own in an unnamed namespace.
    set_target_properties(${program} PROPERTIES UNITY_BUILD OFF)
    set_source_files_properties(${program}_driver.cpp PROPERTIES COMPILE_OPTIONS -w SKIP_AUTOMOC ON)
    foreach(test ${arg_TESTS})
        set_property(SOURCE ${test}.cpp APPEND PROPERTY COMPILE_DEFINITIONS main=${test})
        add_test(NAME ${test} COMMAND ${program} ${test})
        set_tests_properties(${test} PROPERTIES TIMEOUT ${arg_TIMEOUT}
            ENVIRONMENT "QT_QPA_PLATFORM=offscreen;QT_LOGGING_RULES=qt.qpa.*=false;LC_ALL=C.UTF-8")
    endforeach()
endfunction()
